using System.Net;
using EmotionRecognition.Recognition;
using EmotionRecognition.Server.Api;
using EmotionRecognition.Server.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionRecognition.Server;

/// <summary>
/// The page and its API on this machine's loopback interface, which other machines cannot reach. Sounds are kept in a private folder while they are worked on;
/// no name that a client sends becomes a path.
/// </summary>
public sealed class EmotionServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly UploadFolder _uploads;

    private EmotionServer(WebApplication application, UploadFolder uploads) => (_application, _uploads) = (application, uploads);

    /// <summary>The address of the page.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts the server.</summary>
    /// <param name="classifier">The model; it must outlive the server.</param>
    /// <param name="port">The port; 0: any that is free.</param>
    /// <param name="limits">What is accepted.</param>
    /// <param name="stop">Stops the start.</param>
    /// <exception cref="InputException">The port is taken.</exception>
    public static async Task<EmotionServer> Start(EmotionClassifier classifier, int port, ServerLimits limits, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.UploadBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var uploads = new UploadFolder(limits);
        builder.Services.AddOpenApi();
        builder.Services.AddSingleton(classifier);
        builder.Services.AddSingleton(uploads);
        var application = builder.Build();
        application.Use(SameOrigin.Check);
        application.MapOpenApi();
        PageFiles.Map(application);
        EmotionApi.Map(application);
        try
        {
            await application.StartAsync(stop);
        }
        catch (IOException error)
        {
            uploads.Dispose();
            await application.DisposeAsync();
            throw new InputException($"--port={port}", "a port that is taken", "a free one", "choose another, or 0 for any", error);
        }

        return new EmotionServer(application, uploads);
    }

    /// <summary>Waits until the server is stopped.</summary>
    /// <param name="stop">Stops it.</param>
    public Task Wait(CancellationToken stop) => _application.WaitForShutdownAsync(stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _uploads.Dispose();
    }
}
