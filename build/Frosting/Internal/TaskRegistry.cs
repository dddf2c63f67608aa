using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>Registers the build's task classes as Cake tasks.</summary>
internal sealed class TaskRegistry(
    ICakeEngine engine,
    IFrostingContext context,
    ICakeLog log,
    IEnumerable<IFrostingTask> tasks,
    IFrostingSetup? setup = null,
    IFrostingTeardown? teardown = null)
{
    /// <summary>Registers all tasks, the setup, and the teardown.</summary>
    /// <exception cref="FrostingException">A task depends on a class that is not a task.</exception>
    public void Register()
    {
        foreach (var task in tasks)
        {
            if (ContextOf(task.GetType()) is { } needed && !needed.IsInstanceOfType(context))
            {
                log.Warning("Skipped {0}: it needs the context {1}, but the build's context is {2}.", NameOf(task.GetType()), needed, context.GetType());
                continue;
            }

            Register(task);
        }

        if (setup is not null)
        {
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        }

        if (teardown is not null)
        {
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        }
    }

    private void Register(IFrostingTask task)
    {
        var type = task.GetType();
        var builder = engine.RegisterTask(NameOf(type));
        if (type.GetCustomAttribute<TaskDescriptionAttribute>() is { } text)
        {
            builder.Description(text.Description);
        }

        RegisterMethods(task, builder);
        if (type.IsDefined(typeof(ContinueOnErrorAttribute), inherit: false))
        {
            builder.ContinueOnError();
        }

        foreach (var dependency in type.GetCustomAttributes<IsDependentOnAttribute>())
        {
            builder.IsDependentOn(NameOfTask(dependency.Task, type));
        }

        foreach (var dependee in type.GetCustomAttributes<IsDependeeOfAttribute>())
        {
            builder.IsDependeeOf(NameOfTask(dependee.Task, type));
        }
    }

    /// <summary>
    /// Registers only overridden methods: a Cake task with an action counts as executed, and one with an error handler never fails.
    /// </summary>
    private void RegisterMethods(IFrostingTask task, CakeTaskBuilder builder)
    {
        if (Overrides(task, nameof(FrostingTask.Run)) || Overrides(task, nameof(AsyncFrostingTask.RunAsync)))
        {
            builder.Does(task.RunAsync);
        }

        if (Overrides(task, nameof(IFrostingTask.ShouldRun)))
        {
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        }

        if (Overrides(task, nameof(IFrostingTask.OnError)))
        {
            builder.OnError(error => task.OnError(error, context));
        }

        if (Overrides(task, nameof(IFrostingTask.Finally)))
        {
            builder.Finally(() => task.Finally(context));
        }
    }

    /// <summary>Whether a virtual method of the base class is overridden; true if the task has no such base class.</summary>
    private static bool Overrides(IFrostingTask task, string method)
    {
        if (BaseOf(task.GetType()) is not { } declaring)
        {
            return method != nameof(FrostingTask.Run);
        }

        return declaring.GetMethod(method) is { } declared && task.GetType()
            .GetMethods()
            .Any(candidate => candidate.GetBaseDefinition() == declared && candidate.DeclaringType != declaring);
    }

    private static Type? ContextOf(Type task) => BaseOf(task)?.GenericTypeArguments[0];

    private static Type? BaseOf(Type task)
    {
        var type = task.BaseType;
        while (type is not null && !IsBase(type))
        {
            type = type.BaseType;
        }

        return type;
    }

    private static bool IsBase(Type type) => type.IsConstructedGenericType
        && (type.GetGenericTypeDefinition() == typeof(FrostingTask<>) || type.GetGenericTypeDefinition() == typeof(AsyncFrostingTask<>));

    private static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;

    private static string NameOfTask(Type type, Type owner) => type.IsAssignableTo(typeof(IFrostingTask))
        ? NameOf(type)
        : throw new FrostingException($"The dependency '{type.Name}' of {NameOf(owner)} is not a valid task.");
}
