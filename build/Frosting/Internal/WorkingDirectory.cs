using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>The folder that the build runs in, where the command line names no other.</summary>
internal sealed record WorkingDirectory(DirectoryPath Path);
