using Amazon.Runtime;
using Amazon.S3;

namespace StageGraph.S3;

/// <summary>
/// Connects as the AWS SDK does by default: endpoint, region, and credentials from the environment, from profiles, or from the machine. Short timeouts and few
/// attempts, because a build can go on without the server.
/// </summary>
internal static class S3Connection
{
    private const string DefaultRegion = "us-east-1";

    // Attempts to connect that lead nowhere end before Patience does.
    private static readonly TimeSpan _connecting = TimeSpan.FromSeconds(5);

    // Each request has a time limit of its own; this is one that does not matter.
    private static readonly TimeSpan _never = TimeSpan.FromHours(12);

    /// <summary>How long a request may take besides what its bytes need.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Opens a client; sends nothing.</summary>
    public static IAmazonS3 Open() => new AmazonS3Client(Configure(new AmazonS3Config()));

    /// <summary>Opens a client for a server with given credentials; sends nothing.</summary>
    public static IAmazonS3 Open(string endpoint, AWSCredentials credentials) =>
        new AmazonS3Client(credentials, Configure(new AmazonS3Config { ServiceURL = endpoint }));

    private static AmazonS3Config Configure(AmazonS3Config config)
    {
        config.ConnectTimeout = _connecting;
        config.Timeout = _never;
        config.MaxErrorRetry = 2;
        // Files are verified by their own hashes, and older servers do not know the checksums that the SDK would add.
        config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        if (config.ServiceURL is { } endpoint)
        {
            var region = config.RegionEndpoint?.SystemName ?? DefaultRegion;
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
            // Buckets of other servers rarely have host names.
            config.ForcePathStyle = true;
        }

        return config;
    }
}
