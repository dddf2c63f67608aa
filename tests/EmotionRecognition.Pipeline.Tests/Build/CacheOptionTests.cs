using EmotionRecognition.Build;
using StageGraph;
using StageGraph.S3;

namespace EmotionRecognition.Pipeline.Tests.Build;

public class CacheOptionTests
{
    [Fact]
    public void Open_FolderOrBucket_IsNotUsedYet()
    {
        Assert.IsType<FolderStore>(CacheOption.Open("shared/stages", "/checkout"));
        Assert.IsType<S3Store>(CacheOption.Open("s3://bucket/team", "/checkout"));
    }

    [Theory]
    [InlineData("s3://", "--cache: no bucket, expected a folder, or s3://BUCKET/PREFIX; ")]
    [InlineData("s3:/bucket", "--cache: \"s3:/bucket\", expected a folder, or s3://BUCKET/PREFIX; ")]
    [InlineData("s3://key:secret@bucket/x", "--cache: credentials in the address, expected a folder, or s3://BUCKET/PREFIX; ")]
    [InlineData("http://localhost:9000/bucket", "--cache: an address with http://, expected a folder, or s3://BUCKET/PREFIX; name a bucket, ")]
    public void Open_OtherAddress_IsRefusedInOneLine(string value, string start)
    {
        var message = Assert.Throws<InputException>(() => CacheOption.Open(value, "/checkout")).Message;

        Assert.StartsWith(start, message);
        Assert.DoesNotContain("secret", message);
    }

    /// <summary>Stages are versioned by the packages that they reach, and a build without a bucket loads no client for one.</summary>
    [Theory]
    [InlineData(typeof(ResearchBuild))]
    [InlineData(typeof(StageCache))]
    public void Assemblies_WithStages_DoNotKnowTheClient(Type type) =>
        Assert.DoesNotContain(type.Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("AWSSDK") || name.Name == "StageGraph.S3");
}
