using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StageGraph;
using StageGraph.S3;

namespace EmotionRecognition.Build;

/// <summary>The store that <c>--cache</c> names: a folder, or a part of a bucket.</summary>
public static partial class CacheOption
{
    private const string Option = "--cache";
    private const string Expected = "a folder, or s3://BUCKET/PREFIX";

    /// <summary>The variables that name a server, as the AWS SDK reads them.</summary>
    private static readonly string[] _servers = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"];

    /// <summary>Checks the value; opens nothing yet.</summary>
    /// <param name="value">The value as typed.</param>
    /// <param name="root">The folder that the build runs in.</param>
    /// <exception cref="InputException">It is neither a folder nor an address in a bucket.</exception>
    public static CacheStore Open(string value, string root)
    {
        if (value.StartsWith("s3:", StringComparison.OrdinalIgnoreCase))
        {
            return OpenBucket(value);
        }

        if (Scheme().Match(value) is { Success: true } scheme)
        {
            throw new InputException(Option, $"an address with {scheme.Value}", Expected, "name a bucket, and its server in AWS_ENDPOINT_URL_S3");
        }

        return new FolderStore(UserPath.Folder(Option, value, root));
    }

    // Apart, so that a build with a folder or without a cache does not load what speaks the protocol.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static S3Store OpenBucket(string value)
    {
        if (!S3Address.TryRead(value, out var address, out var fault))
        {
            throw new InputException(Option, fault, Expected, "use 3 to 63 letters, digits, or . _ - in a name, and set credentials in the environment");
        }

        foreach (var variable in _servers)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } server
                && !(Uri.TryCreate(server, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                throw new InputException(variable, $"\"{server}\"", "the address of a server, such as http://localhost:9000", "fix or unset it");
            }
        }

        return new(address);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*://", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
