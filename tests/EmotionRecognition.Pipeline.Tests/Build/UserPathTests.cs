using EmotionRecognition.Build;

namespace EmotionRecognition.Pipeline.Tests.Build;

public sealed class UserPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("emodb")]
    [InlineData("emodb/")]
    [InlineData("./emodb//")]
    [InlineData("other/../emodb/.")]
    [InlineData("to-emodb")]
    [InlineData("to-link")]
    [InlineData("to-here/to-emodb/")]
    public void Folder_AnyWayThatLeadsThere_IsTheSame(string path)
    {
        Directory.CreateDirectory(_folder["emodb"]);
        Directory.CreateSymbolicLink(_folder["to-emodb"], "emodb");
        Directory.CreateSymbolicLink(_folder["to-link"], _folder["to-emodb"]);
        Directory.CreateSymbolicLink(_folder["to-here"], _folder.Root);
        Assert.Equal(_folder["emodb"], UserPath.Folder("--corpus-path", path, _folder.Root));
        Assert.Equal(_folder["emodb"], UserPath.Folder("--corpus-path", _folder[path], "/"));
    }

    [Fact]
    public void Folders_OfSeveralCorpora_AreEachTheSame()
    {
        foreach (var name in new[] { "one", "a, b", "x=y" })
        {
            Directory.CreateDirectory(_folder[name]);
        }

        Directory.CreateSymbolicLink(_folder["link"], _folder["one"]);
        string Of(string paths) => UserPath.Folders("--corpus-path", paths, _folder.Root);
        Assert.Equal($"emodb={_folder["one"]},ravdess={_folder["a, b"]}", Of("emodb=link/,ravdess=./a, b"));
        Assert.Equal(_folder["a, b"], Of("a, b/"));
        Assert.Equal(_folder["x=y"], Of("x=y"));
    }

    [Theory]
    [InlineData("gone", "gone")]
    [InlineData("dangling/wav", "dangling/wav")]
    public void Folder_NotThere_IsItsFullPath(string path, string expected)
    {
        Directory.CreateSymbolicLink(_folder["dangling"], _folder["nowhere"]);
        Assert.Equal(_folder[expected], UserPath.Folder("--corpus-path", path, _folder.Root));
    }

    [Fact]
    public void File_Link_KeepsItsName()
    {
        _folder.Write("epoch-12.pkl", "weights");
        File.CreateSymbolicLink(_folder["latest.pkl"], _folder["epoch-12.pkl"]);
        Assert.Equal(_folder["latest.pkl"], UserPath.File("--checkpoint", "latest.pkl", _folder.Root));
    }

    [Theory]
    [InlineData("~", "")]
    [InlineData("~/emodb", "/emodb")]
    [InlineData("~/a/../emodb", "/emodb")]
    public void File_Tilde_IsTheHomeFolder(string path, string below) => Assert.Equal(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile).TrimEnd('/') + below, UserPath.File("--checkpoint", path, "/").TrimEnd('/'));

    [Fact]
    public void File_HomeFolderOfAnotherUser_SaysThatItIsNotSupported() => Assert.Equal(
        "--plug-in: ~anna/my.dll, expected a path, or ~/ for your own home folder; write the home folder of anna in full, or ./~anna/my.dll for a file here",
        Assert.Throws<InputException>(() => UserPath.File("--plug-in", "~anna/my.dll", "/")).Message);
}
