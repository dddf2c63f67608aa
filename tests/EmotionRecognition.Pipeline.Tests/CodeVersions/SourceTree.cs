using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>The sources of all projects of the library, compiled in memory as the build compiles them, source generators included.</summary>
internal sealed class SourceTree
{
    /// <summary>The projects, each of which may refer to those before it.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "StageGraph", "EmotionRecognition.Audio", "EmotionRecognition", "EmotionRecognition.MachineLearning", "EmotionRecognition.Onnx",
        "EmotionRecognition.Pretrained", "EmotionRecognition.Reporting", "EmotionRecognition.Pipeline",
    ];

    private static readonly CSharpParseOptions _parse = new(LanguageVersion.CSharp14, preprocessorSymbols: SymbolsOfTheBuild());

    private readonly Dictionary<string, Project> _projects = [];

    private SourceTree()
    {
        var references = References();
        foreach (var name in Projects)
        {
            var project = Project.Read(name, references);
            _projects[name] = project;
            references = [.. references, MetadataReference.CreateFromImage(project.Surface, filePath: name)];
        }
    }

    /// <summary>Compiles the sources as they are.</summary>
    public static SourceTree Read() => new();

    /// <summary>The compiled assemblies by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Images => _projects.ToDictionary(each => each.Key, each => each.Value.Image);

    /// <summary>The assemblies with some edits: those of the edited projects and all that may refer to them.</summary>
    public IReadOnlyDictionary<string, byte[]> With(params IReadOnlyList<Mutation> edits)
    {
        var (images, surfaces) = (new Dictionary<string, byte[]>(), new Dictionary<string, byte[]>());
        foreach (var name in Projects)
        {
            var own = edits.Where(edit => edit.File.StartsWith(name + "/", StringComparison.Ordinal)).ToList();
            var project = own.Count + surfaces.Count == 0 ? _projects[name] : _projects[name].With(own, surfaces);
            if (own.Count + images.Count > 0)
            {
                images[name] = project.Image;
            }

            // Constants, default arguments and whatever else shows outside is compiled into those that refer to it.
            if (project != _projects[name] && name != Projects[^1] && !project.Surface.AsSpan().SequenceEqual(_projects[name].Surface))
            {
                surfaces[name] = project.Surface;
            }
        }

        return images;
    }

    private static MetadataReference[] References()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.Combine(PackFolder, "ref", "net10.0");
        var packages = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) != framework && !Projects.Contains(Path.GetFileNameWithoutExtension(path)));
        return [.. Directory.GetFiles(packs, "*.dll").Concat(packages).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static string PackFolder { get; } = Directory.GetDirectories(
        Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"), "10.*")
        .OrderBy(path => Version.Parse(Path.GetFileName(path))).Last();

    private static IEnumerable<string> SymbolsOfTheBuild()
    {
        var configuration = typeof(SourceTree).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return
        [
            configuration.ToUpperInvariant(), "TRACE", "NET", "NETCOREAPP", "NET10_0",
            .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER"),
        ];
    }

    /// <summary>One project, compiled.</summary>
    private sealed class Project
    {
        private static readonly ISourceGenerator[] _generators =
        [
            Generator("System.Text.RegularExpressions.Generator", "System.Text.RegularExpressions.Generator.RegexGenerator"),
            Generator("Microsoft.Interop.LibraryImportGenerator", "Microsoft.Interop.LibraryImportGenerator"),
        ];

        private readonly CSharpCompilation _compilation;
        private readonly CSharpCompilation _complete;
        private readonly IReadOnlyDictionary<string, byte[]> _resources;
        private readonly Lazy<byte[]> _surface;

        private Project(CSharpCompilation compilation, CSharpCompilation complete, IReadOnlyDictionary<string, byte[]> resources)
        {
            (_compilation, _complete, _resources) = (compilation, complete, resources);
            _surface = new(() => Emit(new EmitOptions(metadataOnly: true, includePrivateMembers: false)));
            Image = Emit(new EmitOptions());
        }

        public byte[] Image { get; }

        /// <summary>What those that refer to it are compiled against.</summary>
        public byte[] Surface => _surface.Value;

        public static Project Read(string name, IEnumerable<MetadataReference> references)
        {
            var source = Path.Combine(Repository.Root, "src");
            var project = File.ReadAllText(Path.Combine(source, name, name + ".csproj"));
            var objects = Path.Combine(Repository.Root, "artifacts", "obj", name,
                typeof(SourceTree).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration.ToLowerInvariant());
            var files = Directory.GetFiles(Path.Combine(source, name), "*.cs", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(objects, "*.cs"))
                .Concat(Directory.GetFiles(Path.Combine(source, "Shared"), "*.cs").Where(file => project.Contains($"Shared/{Path.GetFileName(file)}\"")))
                .Order(StringComparer.Ordinal);
            var trees = files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(
                SourceText.From(File.ReadAllText(file), System.Text.Encoding.UTF8), _parse, Path.GetRelativePath(source, file).Replace('\\', '/')));
            var options = new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                deterministic: true,
                allowUnsafe: project.Contains("<AllowUnsafeBlocks>true</AllowUnsafeBlocks>"),
                nullableContextOptions: NullableContextOptions.Enable);
            var compilation = CSharpCompilation.Create(name, trees, references, options);
            return new(compilation, Generate(compilation), ResourcesOf(name));
        }

        public Project With(IReadOnlyList<Mutation> edits, IReadOnlyDictionary<string, byte[]> surfaces)
        {
            var (compilation, complete, resources) = (_compilation, _complete, new Dictionary<string, byte[]>(_resources));
            foreach (var edit in edits.Where(edit => !edit.File.EndsWith(".cs", StringComparison.Ordinal)))
            {
                var key = resources.Keys.Single(name => name.EndsWith(Path.GetFileName(edit.File), StringComparison.Ordinal));
                resources[key] = System.Text.Encoding.UTF8.GetBytes(edit.Apply(System.Text.Encoding.UTF8.GetString(resources[key])));
            }

            foreach (var edit in edits.Where(edit => edit.File.EndsWith(".cs", StringComparison.Ordinal)))
            {
                (compilation, complete) = (With(compilation, edit), With(complete, edit));
            }

            foreach (var (name, surface) in surfaces)
            {
                (compilation, complete) = (With(compilation, name, surface), With(complete, name, surface));
            }

            // What generators add depends on their attributes alone.
            var isGenerated = edits.Any(edit => compilation.SyntaxTrees.Any(tree => tree.FilePath == edit.File
                && tree.ToString().Contains("[GeneratedRegex")));
            return new(compilation, isGenerated ? Generate(compilation) : complete, resources);
        }

        private static CSharpCompilation Generate(CSharpCompilation compilation)
        {
            CSharpGeneratorDriver.Create(_generators, parseOptions: _parse).RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
            return (CSharpCompilation)complete;
        }

        private static CSharpCompilation With(CSharpCompilation compilation, Mutation edit) =>
            compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == edit.File) is { } found
                ? compilation.ReplaceSyntaxTree(found, found.WithChangedText(SourceText.From(edit.Apply(found.ToString()), System.Text.Encoding.UTF8)))
                : compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(edit.Changed, _parse, edit.File));

        private static CSharpCompilation With(CSharpCompilation compilation, string name, byte[] surface) =>
            compilation.References.OfType<PortableExecutableReference>().FirstOrDefault(each => each.FilePath == name) is { } reference
                ? compilation.ReplaceReference(reference, MetadataReference.CreateFromImage(surface, filePath: name))
                : compilation;

        private static ISourceGenerator Generator(string assembly, string type) => ((IIncrementalGenerator)Activator.CreateInstance(
            Assembly.LoadFrom(Path.Combine(PackFolder, "analyzers", "dotnet", "cs", assembly + ".dll"))
                .GetType(type, throwOnError: true)!)!).AsSourceGenerator();

        private static Dictionary<string, byte[]> ResourcesOf(string name)
        {
            var shipped = Assembly.Load(name);
            return shipped.GetManifestResourceNames().ToDictionary(resource => resource, resource =>
            {
                using var stream = shipped.GetManifestResourceStream(resource)!;
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return bytes.ToArray();
            });
        }

        private byte[] Emit(EmitOptions options)
        {
            using var image = new MemoryStream();
            var resources = _resources.Select(each => new ResourceDescription(each.Key, () => new MemoryStream(each.Value), isPublic: true));
            var result = _complete.Emit(image, manifestResources: options.EmitMetadataOnly ? null : resources, options: options);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
            return image.ToArray();
        }
    }
}
