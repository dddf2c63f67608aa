// Made-up layers that TypeReferencesTests and LayersTests find references in; each class holds its one reference in another place.
#pragma warning disable CA1822, IDE0060, CS0169, CS0649
namespace EmotionRecognition.Pipeline.Tests.Architecture.Sample
{
    public sealed class Root
    {
        public Evaluation.Upper? Field;
    }
}

namespace EmotionRecognition.Pipeline.Tests.Architecture.Sample.Elsewhere
{
    public sealed class Stray
    {
        public Stray? Next;
    }
}

namespace EmotionRecognition.Pipeline.Tests.Architecture.Sample.Evaluation
{
    public interface IUpper;

    public class Upper : Attribute
    {
        public Upper? Field;
        public Checkpoints.Neighbour? Below;
    }

    public sealed class UpperError : Exception;

    public static class UpperStatic
    {
        public static int Number = 1;

        public static T Make<T>()
            where T : new() => new();

        public static void Call()
        {
        }
    }
}

namespace EmotionRecognition.Pipeline.Tests.Architecture.Sample.Checkpoints
{
    public sealed class Upward
    {
        public Evaluation.Upper? Field;
    }

    public sealed class Across
    {
        public Text.Neighbour? Field;
    }

    public sealed class Neighbour
    {
        public Neighbour? Field;
    }

    public sealed class Below
    {
        public Tables.Lowest? Field;
        public Root? Root;
    }
}

namespace EmotionRecognition.Pipeline.Tests.Architecture.Sample.Text
{
    public sealed class Neighbour;
}

namespace EmotionRecognition.Pipeline.Tests.Architecture.Sample.Tables
{
    using EmotionRecognition.Pipeline.Tests.Architecture.Sample.Evaluation;

    public sealed class Lowest;

    public sealed class InBase : Upper;

    public sealed class InInterface : IUpper;

    [Upper]
    public sealed class InAttribute;

    public sealed class InAttributeOfParameter
    {
        public void Method([Upper] int parameter)
        {
        }
    }

    public sealed class InTypeOfAttribute
    {
        [System.ComponentModel.TypeConverter(typeof(Upper))]
        public int Property { get; set; }
    }

    public sealed class InConstraint<T>
        where T : IUpper;

    public sealed class InField
    {
        private List<Upper[]>? _field;
    }

    public sealed class InParameter
    {
        public void Method(ref Upper parameter)
        {
        }
    }

    public sealed class InReturn
    {
        public Task<(int Number, Upper? Upper)> Method() => throw new NotSupportedException();
    }

    public sealed class InLocal
    {
        public int Method(object value)
        {
            Upper? local = null;
            for (var index = 0; index < 2; index++)
            {
                local = local is null && index > 0 ? (Upper)value : local;
            }

            return local is null ? 0 : 1;
        }
    }

    public sealed class InCall
    {
        public void Method() => UpperStatic.Call();
    }

    public sealed class InStaticField
    {
        public int Method() => UpperStatic.Number;
    }

    public sealed class InTypeOf
    {
        public string Method() => typeof(Upper).Name;
    }

    public sealed class InGenericCall
    {
        public object Method() => Activator.CreateInstance<Upper>();
    }

    public sealed class InCatch
    {
        public void Method()
        {
            try
            {
                GC.KeepAlive(this);
            }
            catch (UpperError)
            {
            }
        }
    }

    public sealed class InGenericOwner<T>
    {
        public T? Method(T? value)
        {
            UpperStatic.Call();
            return value;
        }
    }

    public sealed class InConstructor
    {
        private readonly int _number = UpperStatic.Number;

        public override string ToString() => $"{_number}";
    }
}
