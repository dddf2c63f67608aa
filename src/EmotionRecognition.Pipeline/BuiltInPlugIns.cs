using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using EmotionRecognition.MachineLearning.RandomForest;

namespace EmotionRecognition.Pipeline;

/// <summary>The assemblies of this repository whose plug-ins the build offers without <c>--plug-in</c>.</summary>
internal static class BuiltInPlugIns
{
    /// <summary>Adds them, before any other code of this assembly runs.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whatever part of the pipeline is used first must find them.")]
    internal static void Add() => PlugIns.Add(typeof(RandomForestSettings).Assembly);
}
