using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace StageGraph.S3;

/// <summary>A place in a bucket: <c>s3://BUCKET/PREFIX</c>.</summary>
public sealed partial record S3Address
{
    private const string Scheme = "s3://";

    private S3Address(string bucket, string prefix) => (Bucket, Prefix) = (bucket, prefix);

    /// <summary>The bucket.</summary>
    public string Bucket { get; }

    /// <summary>What all keys start with: empty, or ending with a slash.</summary>
    public string Prefix { get; }

    /// <summary>Reads an address as typed.</summary>
    /// <param name="text">The address.</param>
    /// <param name="address">The address if it is one.</param>
    /// <param name="fault">Otherwise what is wrong with it, without any password that it contains.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out S3Address? address, [NotNullWhen(false)] out string? fault)
    {
        (address, fault) = (null, null);
        var path = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].TrimEnd('/') : null;
        var parts = path?.Split('/', 2) ?? [];
        fault = parts switch
        {
            _ when text.Contains('@') => "credentials in the address",
            [] => $"\"{text}\"",
            [""] or ["", _] => "no bucket",
            [var bucket, ..] when !BucketName().IsMatch(bucket) => $"the bucket name \"{bucket}\"",
            [_, var prefix] when prefix.Split('/').Any(name => !PartOfPrefix().IsMatch(name) || name is "." or "..") => $"the prefix \"{prefix}\"",
            _ => null,
        };
        if (fault is not null)
        {
            return false;
        }

        address = new(parts[0], parts.Length == 1 ? "" : parts[1] + "/");
        return true;
    }

    /// <summary>The key of a file.</summary>
    internal string KeyOf(string name) => Prefix + name;

    /// <summary>As typed.</summary>
    public override string ToString() => $"{Scheme}{Bucket}/{Prefix}".TrimEnd('/');

    // AWS allows lower case only; some servers that keep its protocol allow more.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();

    [GeneratedRegex("^[A-Za-z0-9._=+-]{1,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfPrefix();
}
