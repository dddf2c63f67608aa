using System.Globalization;
using EmotionRecognition.Audio;
using Microsoft.AspNetCore.Http;

namespace EmotionRecognition.Server.Api;

/// <summary>A private folder in which each uploaded sound is while it is worked on; a few at a time.</summary>
internal sealed class UploadFolder(ServerLimits limits) : IDisposable
{
    private const string Called = "the upload";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotion-serve-");
    private readonly SemaphoreSlim _free = new(limits.AtOnce);
    private int _inside;

    /// <summary>Stores the body of a request, works on it, and deletes it.</summary>
    /// <typeparam name="T">What the work makes of it.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="work">The work on a sound file of acceptable length.</param>
    /// <param name="stop">Whether the client has left.</param>
    /// <returns>
    /// What the work returns, or a problem: 400 for a sound that cannot be used, 413 for one that is too large or too long, 503 if too many wait.
    /// </returns>
    public async Task<IResult> Use<T>(HttpRequest request, Func<string, T> work, CancellationToken stop)
    {
        if (Interlocked.Increment(ref _inside) > limits.AtOnce + limits.Waiting)
        {
            Interlocked.Decrement(ref _inside);
            return Problem("The server is busy; try again in a moment.", StatusCodes.Status503ServiceUnavailable);
        }

        var file = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
        try
        {
            await _free.WaitAsync(stop);
            try
            {
                await Store(request, file, stop);
                var seconds = SoundFile.ReadFormat(file).Duration;
                return seconds > limits.Seconds
                    ? Problem(
                        string.Create(CultureInfo.InvariantCulture, $"{Called}: {seconds:0} s of sound, expected at most {limits.Seconds:0} s; cut it"),
                        StatusCodes.Status413PayloadTooLarge)
                    : Results.Ok(await Task.Run(() => work(file), stop));
            }
            finally
            {
                _free.Release();
            }
        }
        catch (InputException error)
        {
            return Problem(error.Message.Replace(file, Called, StringComparison.Ordinal), StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException error)
        {
            return Problem(error.Message, error.StatusCode);
        }
        finally
        {
            File.Delete(file);
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _free.Dispose();
    }

    private static async Task Store(HttpRequest request, string file, CancellationToken stop)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        await request.Body.CopyToAsync(stream, stop);
    }

    private static IResult Problem(string detail, int status) => Results.Problem(detail, statusCode: status);
}
