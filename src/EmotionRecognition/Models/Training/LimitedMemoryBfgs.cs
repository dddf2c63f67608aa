using System.Numerics.Tensors;

namespace EmotionRecognition.Models.Training;

/// <summary>
/// Minimizes a smooth function with the limited-memory BFGS method (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5). Steps
/// satisfy the weak Wolfe conditions and are found by bisection. Takes the steps of MathNet.Numerics' minimizer, without allocating anything in them.
/// </summary>
internal sealed class LimitedMemoryBfgs
{
    private const int Memory = 10;
    private const int MaxBisections = 1000;
    private const double SufficientDecrease = 1e-4;
    private const double Curvature = 0.9;
    private const double LeastStep = 1e-12;
    private const double LeastInterval = 1e-10;

    private readonly Func<double[], double[], double> _function;
    private readonly double _tolerance;
    private readonly double[] _direction;
    private readonly double[] _move;
    private readonly double[] _scales;
    private readonly List<Update> _updates = [];
    private Point _here;
    private Point _next;

    private LimitedMemoryBfgs(Func<double[], double[], double> function, double[] start, double tolerance)
    {
        _function = function;
        _tolerance = tolerance;
        _direction = new double[start.Length];
        _move = new double[start.Length];
        _scales = new double[start.Length];
        _here = new Point([.. start], new double[start.Length]);
        _next = new Point(new double[start.Length], new double[start.Length]);
    }

    /// <summary>Finds a minimum of a convex function.</summary>
    /// <param name="function">Takes a point, writes the gradient there to its second argument, and returns the value.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="gradientTolerance">
    /// Ends when no component of the gradient is larger, relative to those parameters and values that are above 1, or when the gradient's length is below it.
    /// </param>
    /// <param name="maxIterations">Ends after this many steps.</param>
    /// <returns>The last point.</returns>
    /// <exception cref="ArithmeticException">The function is not finite.</exception>
    public static double[] Minimize(Func<double[], double[], double> function, double[] start, double gradientTolerance, int maxIterations) =>
        new LimitedMemoryBfgs(function, start, gradientTolerance).Run(maxIterations);

    private double[] Run(int maxIterations)
    {
        Evaluate(_here);
        for (var iteration = 0; iteration < maxIterations && !IsMinimum(_here); iteration++)
        {
            var step = SetDirection();
            if (!Search(step))
            {
                break;
            }

            var isLast = HasStopped();
            Remember();
            (_here, _next) = (_next, _here);
            if (isLast)
            {
                break;
            }
        }

        return _here.Parameters;
    }

    /// <summary>Sets the direction of the next step and returns the step's first length.</summary>
    private double SetDirection()
    {
        TensorPrimitives.Negate(_here.Gradient, _direction);
        if (_updates.Count == 0)
        {
            return 100 * _tolerance / Dot(_direction, _direction);
        }

        Span<double> shares = stackalloc double[_updates.Count];
        for (var k = _updates.Count - 1; k >= 0; k--)
        {
            shares[k] = _updates[k].Rho * Dot(_direction, _updates[k].Step);
            TensorPrimitives.MultiplyAdd(_updates[k].Change, -shares[k], _direction, _direction);
        }

        var last = _updates[^1];
        TensorPrimitives.Multiply(_direction, Dot(last.Change, last.Step) / Dot(last.Change, last.Change), _direction);
        for (var k = 0; k < _updates.Count; k++)
        {
            var share = _updates[k].Rho * Dot(_updates[k].Change, _direction);
            TensorPrimitives.MultiplyAdd(_updates[k].Step, shares[k] - share, _direction, _direction);
        }

        return 1;
    }

    /// <summary>Looks for the next point along the direction; false if no step lowers the function.</summary>
    private bool Search(double step)
    {
        var slope = Dot(_direction, _here.Gradient);
        var (low, high) = (0.0, double.PositiveInfinity);
        for (var bisections = 0; slope < 0 && bisections < MaxBisections; bisections++)
        {
            TensorPrimitives.MultiplyAdd(_direction, step, _here.Parameters, _next.Parameters);
            Evaluate(_next);
            if (_next.Value > _here.Value + (SufficientDecrease * step * slope))
            {
                high = step;
            }
            else if (Dot(_direction, _next.Gradient) < Curvature * slope)
            {
                low = step;
            }
            else
            {
                return true;
            }

            step = double.IsPositiveInfinity(high) ? 2 * low : 0.5 * (low + high);
            if (Relative(_direction, _next.Parameters) * (high - low) < LeastInterval)
            {
                return true;
            }
        }

        return false;
    }

    private void Evaluate(Point point)
    {
        point.Value = _function(point.Parameters, point.Gradient);
        if (!double.IsFinite(point.Value))
        {
            throw new ArithmeticException($"a value of {point.Value} where a finite one was expected");
        }
    }

    private bool IsMinimum(Point point)
    {
        TensorPrimitives.Abs(point.Parameters, _scales);
        TensorPrimitives.Max(_scales, 1, _scales);
        TensorPrimitives.Multiply(_scales, point.Gradient, _scales);
        return Math.Abs(TensorPrimitives.MaxMagnitude<double>(_scales)) < _tolerance * Math.Max(Math.Abs(point.Value), 1)
            || TensorPrimitives.Norm<double>(point.Gradient) < _tolerance;
    }

    private bool HasStopped()
    {
        TensorPrimitives.Subtract(_next.Parameters, _here.Parameters, _move);
        return Relative(_move, _here.Parameters) < LeastStep;
    }

    /// <summary>The largest of some values relative to the parameters; parameters below 1 count as 1.</summary>
    private double Relative(double[] values, double[] parameters)
    {
        TensorPrimitives.Abs(parameters, _scales);
        TensorPrimitives.Max(_scales, 1, _scales);
        TensorPrimitives.Divide(values, _scales, _scales);
        return Math.Abs(TensorPrimitives.MaxMagnitude<double>(_scales));
    }

    /// <summary>A dot product in the plain order, which vector instructions would change: the last bits of a sum grow over many steps.</summary>
    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var place = 0; place < one.Length && place < other.Length; place++)
        {
            sum += one[place] * other[place];
        }

        return sum;
    }

    /// <summary>Replaces the oldest update, once there are enough, by the step that has been found.</summary>
    private void Remember()
    {
        var update = _updates.Count < Memory ? new Update(new double[_move.Length], new double[_move.Length]) : _updates[0];
        if (_updates.Count == Memory)
        {
            _updates.RemoveAt(0);
        }

        TensorPrimitives.Subtract(_next.Parameters, _here.Parameters, update.Step);
        TensorPrimitives.Subtract(_next.Gradient, _here.Gradient, update.Change);
        update.Rho = 1 / Dot(update.Change, update.Step);
        _updates.Add(update);
    }

    /// <summary>A point with the function's value and gradient.</summary>
    private sealed class Point(double[] parameters, double[] gradient)
    {
        public double[] Parameters => parameters;

        public double[] Gradient => gradient;

        public double Value { get; set; }
    }

    /// <summary>A step with the change of the gradient along it, and one over their dot product.</summary>
    private sealed class Update(double[] step, double[] change)
    {
        public double[] Step => step;

        public double[] Change => change;

        public double Rho { get; set; }
    }
}
