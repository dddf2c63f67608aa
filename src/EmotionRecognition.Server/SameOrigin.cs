using System.Net;
using Microsoft.AspNetCore.Http;

namespace EmotionRecognition.Server;

/// <summary>Keeps pages of other origins from using the server through a visitor's browser.</summary>
internal static class SameOrigin
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Refuses requests for other host names than this machine's (a foreign name may have been bound to it), and those that a page of another origin sends.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var origin = request.Headers.Origin.ToString();
        if (IsLoopback(request.Host.Host) && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Open the page on this machine, by the address that emotion serve printed.");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
