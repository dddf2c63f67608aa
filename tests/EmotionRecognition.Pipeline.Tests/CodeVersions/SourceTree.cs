using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>The sources of all projects of the library, compiled in memory as the build compiles them, source generators included; edits compile again what they change.</summary>
internal sealed class SourceTree
{
    /// <summary>The projects, each of which may refer to those before it.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        ["StageGraph", "EmotionRecognition.Audio", "EmotionRecognition", "EmotionRecognition.Reporting", "EmotionRecognition.Pipeline"];

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

    /// <summary>The assemblies with an edit: that of the edited project and those that may refer to it.</summary>
    /// <param name="file">A file below <c>src</c>: <c>EmotionRecognition.Audio/Dsp/Moments.cs</c>, or an embedded resource. One that is not there is added.</param>
    /// <param name="old">What is replaced; as many places in the file have it as <paramref name="places"/> says.</param>
    /// <param name="changed">What stands there instead.</param>
    /// <param name="places">How many places in the file have what is replaced.</param>
    public IReadOnlyDictionary<string, byte[]> With(string file, string old, string changed, int places)
    {
        var name = file.Split('/')[0];
        var edited = _projects[name].With(file, old, changed, places);
        var images = new Dictionary<string, byte[]> { [name] = edited.Image };
        var surfaces = new Dictionary<string, byte[]>();
        if (!edited.Surface.AsSpan().SequenceEqual(_projects[name].Surface))
        {
            surfaces[name] = edited.Surface;
        }

        // Constants, default arguments and whatever else shows outside is compiled into those that refer to it.
        foreach (var later in Projects.SkipWhile(project => project != name).Skip(1))
        {
            var rebuilt = surfaces.Count == 0 ? _projects[later] : _projects[later].With(surfaces);
            images[later] = rebuilt.Image;
            if (surfaces.Count > 0)
            {
                surfaces[later] = rebuilt.Surface;
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
        return [configuration.ToUpperInvariant(), "TRACE", "NET", "NETCOREAPP", "NET10_0", .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER")];
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
        private readonly IReadOnlyDictionary<string, byte[]> _resources;
        private readonly GeneratorDriver _driver;

        private Project(CSharpCompilation compilation, IReadOnlyDictionary<string, byte[]> resources, GeneratorDriver driver)
        {
            (_compilation, _resources) = (compilation, resources);
            _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
            Surface = Emit(complete, new EmitOptions(metadataOnly: true, includePrivateMembers: false));
            Image = Emit(complete, new EmitOptions());
        }

        public byte[] Image { get; }

        /// <summary>What those that refer to it are compiled against.</summary>
        public byte[] Surface { get; }

        public static Project Read(string name, IEnumerable<MetadataReference> references)
        {
            var source = Path.Combine(Repository.Root, "src");
            var project = File.ReadAllText(Path.Combine(source, name, name + ".csproj"));
            var objects = Path.Combine(Repository.Root, "artifacts", "obj", name,
                typeof(SourceTree).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration.ToLowerInvariant());
            var files = Directory.GetFiles(Path.Combine(source, name), "*.cs", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(objects, "*.cs"))
                .Concat(project.Contains("WholeFile.cs") ? [Path.Combine(source, "Shared", "WholeFile.cs")] : [])
                .Order(StringComparer.Ordinal);
            var trees = files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(
                SourceText.From(File.ReadAllText(file), System.Text.Encoding.UTF8), _parse, Path.GetRelativePath(source, file).Replace('\\', '/')));
            var options = new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                deterministic: true,
                allowUnsafe: project.Contains("<AllowUnsafeBlocks>true</AllowUnsafeBlocks>"),
                nullableContextOptions: NullableContextOptions.Enable);
            return new(CSharpCompilation.Create(name, trees, references, options), ResourcesOf(name, source), CSharpGeneratorDriver.Create(_generators, parseOptions: _parse));
        }

        public Project With(string file, string old, string changed, int places)
        {
            if (!file.EndsWith(".cs", StringComparison.Ordinal))
            {
                var (key, bytes) = _resources.Single(resource => resource.Key.EndsWith(Path.GetFileName(file), StringComparison.Ordinal));
                var text = Replace(System.Text.Encoding.UTF8.GetString(bytes), file, old, changed, places);
                return new(_compilation, new Dictionary<string, byte[]>(_resources) { [key] = System.Text.Encoding.UTF8.GetBytes(text) }, _driver);
            }

            if (_compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == file) is not { } found)
            {
                return new(_compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(changed, _parse, file)), _resources, _driver);
            }

            var edited = found.WithChangedText(SourceText.From(Replace(found.GetText().ToString(), file, old, changed, places), System.Text.Encoding.UTF8));
            return new(_compilation.ReplaceSyntaxTree(found, edited), _resources, _driver);
        }

        public Project With(IReadOnlyDictionary<string, byte[]> surfaces)
        {
            var compilation = _compilation;
            foreach (var (name, surface) in surfaces)
            {
                if (compilation.References.OfType<PortableExecutableReference>().FirstOrDefault(each => each.FilePath == name) is { } reference)
                {
                    compilation = compilation.ReplaceReference(reference, MetadataReference.CreateFromImage(surface, filePath: name));
                }
            }

            return new(compilation, _resources, _driver);
        }

        private static ISourceGenerator Generator(string assembly, string type) => ((IIncrementalGenerator)Activator.CreateInstance(
            Assembly.LoadFrom(Path.Combine(PackFolder, "analyzers", "dotnet", "cs", assembly + ".dll")).GetType(type, throwOnError: true)!)!).AsSourceGenerator();

        private static string Replace(string text, string file, string old, string changed, int places)
        {
            Assert.True(text.Split(old).Length == places + 1, $"{file} has {text.Split(old).Length - 1} times \"{old}\", expected {places}");
            return text.Replace(old, changed, StringComparison.Ordinal);
        }

        private static Dictionary<string, byte[]> ResourcesOf(string name, string source)
        {
            var shipped = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name) ?? Assembly.Load(name);
            return shipped.GetManifestResourceNames().ToDictionary(resource => resource, resource =>
            {
                using var stream = shipped.GetManifestResourceStream(resource)!;
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return bytes.ToArray();
            });
        }

        private byte[] Emit(Compilation complete, EmitOptions options)
        {
            using var image = new MemoryStream();
            var resources = _resources.Select(each => new ResourceDescription(each.Key, () => new MemoryStream(each.Value), isPublic: true));
            var result = complete.Emit(image, manifestResources: options.EmitMetadataOnly ? null : resources, options: options);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
            return image.ToArray();
        }
    }
}
