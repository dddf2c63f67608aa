using StageGraph.S3;

namespace StageGraph.Tests.Caches;

public class S3AddressTests
{
    [Theory]
    [InlineData("s3://bucket", "bucket", "")]
    [InlineData("s3://bucket/", "bucket", "")]
    [InlineData("S3://my.bucket-1/a/b_c/", "my.bucket-1", "a/b_c/")]
    public void TryRead_Address_GivesBucketAndPrefix(string text, string bucket, string prefix)
    {
        Assert.True(S3Address.TryRead(text, out var address, out _));

        Assert.Equal((bucket, prefix), (address.Bucket, address.Prefix));
    }

    [Theory]
    [InlineData("s3:bucket", "\"s3:bucket\"")]
    [InlineData("s3://", "no bucket")]
    [InlineData("s3:///prefix", "no bucket")]
    [InlineData("s3://b", "the bucket name \"b\"")]
    [InlineData("s3://-bucket", "the bucket name \"-bucket\"")]
    [InlineData("s3://bucket:9000/a", "the bucket name \"bucket:9000\"")]
    [InlineData("s3://bucket/a//b", "the prefix \"a//b\"")]
    [InlineData("s3://bucket/../b", "the prefix \"../b\"")]
    [InlineData("s3://bucket/a?x=1", "the prefix \"a?x=1\"")]
    [InlineData("s3://key:secret@bucket/a", "credentials in the address")]
    public void TryRead_NoAddress_SaysWhatIsWrong(string text, string expected)
    {
        Assert.False(S3Address.TryRead(text, out _, out var fault));

        Assert.Equal(expected, fault);
    }
}
