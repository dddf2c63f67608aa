using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>The folder in which the build runs unless the command line names another one.</summary>
internal sealed record WorkingDirectory(DirectoryPath Path);
