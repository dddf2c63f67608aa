using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace StageGraph.S3;

/// <summary>What went wrong with a server, as one line for the user.</summary>
internal static class S3Failure
{
    /// <summary>The error that says that the store cannot be used.</summary>
    /// <param name="address">The store.</param>
    /// <param name="error">What the SDK has thrown.</param>
    public static IOException Of(S3Address address, Exception error) => new($"{address}: {Describe(error)}", error);

    /// <summary>Whether there is no such object, in a bucket that may be there.</summary>
    public static bool IsAbsent(AmazonS3Exception error) => error is { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };

    /// <summary>Whether there is an object already, or another build creates it at this moment.</summary>
    public static bool IsTaken(AmazonS3Exception error) => error.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict;

    /// <summary>Whether the server does not know what a request asks for.</summary>
    public static bool IsUnknown(AmazonS3Exception error) => error.StatusCode == HttpStatusCode.NotImplemented || error.ErrorCode == "NotImplemented";

    private static string Describe(Exception error) => error switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => "no such bucket",
        AmazonS3Exception { ErrorCode: "QuotaExceeded" or "XMinioStorageFull" or "EntityTooLarge" } full => $"full{CodeOf(full)}",
        AmazonS3Exception { StatusCode: HttpStatusCode.InsufficientStorage } full => $"full{CodeOf(full)}",
        AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } denied => $"access denied{CodeOf(denied)}",
        AmazonS3Exception { StatusCode: not 0 } other => string.Create(
            CultureInfo.InvariantCulture, $"the server answers with status {(int)other.StatusCode}{CodeOf(other)}"),
        OperationCanceledException or TimeoutException => "no answer in time",
        _ when Cause<HttpRequestException>(error) is { } cause => cause.Message,
        AmazonClientException when error.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) =>
            "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
        AmazonClientException when error.Message.Contains("RegionEndpoint", StringComparison.Ordinal) =>
            "neither server nor region: set AWS_ENDPOINT_URL_S3 or AWS_REGION",
        _ => error.Message.ReplaceLineEndings(" "),
    };

    // Codes come from the server, which may write anything.
    private static string CodeOf(AmazonS3Exception error) =>
        error.ErrorCode is { Length: > 0 and < 50 } code && code.All(char.IsAsciiLetterOrDigit) ? $" ({code})" : "";

    private static T? Cause<T>(Exception? error)
        where T : Exception
    {
        while (error is not (null or T))
        {
            error = error.InnerException;
        }

        return (T?)error;
    }
}
