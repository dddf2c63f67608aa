using System.Net;
using System.Text.Json;

namespace EmotionRecognition.Server.Tests;

public class EmotionApiTests
{
    [Fact]
    public async Task Predict_Clip_GivesProbabilitiesOfAllClassesAndTheWaveform()
    {
        await using var server = await RunningServer.Start();

        var answer = await Json(await server.Post("api/predict", RunningServer.Wave(2)));

        var classes = answer.GetProperty("classes").EnumerateArray().ToList();
        Assert.Equal(7, classes.Count);
        Assert.Equal(1, classes.Sum(each => each.GetProperty("probability").GetDouble()), 1e-5);
        Assert.Equal(classes[0].GetProperty("name").GetString(), answer.GetProperty("emotion").GetString());
        Assert.Equal(2, answer.GetProperty("sound").GetProperty("seconds").GetDouble(), 1e-9);
        Assert.Equal(800, answer.GetProperty("sound").GetProperty("waveform").GetArrayLength());
    }

    [Fact]
    public async Task Predict_ClipAtAnotherRate_IsResampled()
    {
        await using var server = await RunningServer.Start();

        var answer = await Json(await server.Post("api/predict", RunningServer.Wave(1, 44100)));

        Assert.Equal(44100, answer.GetProperty("sound").GetProperty("sampleRate").GetInt32());
    }

    [Fact]
    public async Task Timeline_Sound_HasProbabilitiesWhereSomebodySpeaks()
    {
        await using var server = await RunningServer.Start();

        var answer = await Json(await server.Post("api/timeline", RunningServer.Wave(6)));

        Assert.Equal(6, answer.GetProperty("seconds").GetDouble(), 1e-9);
        var speech = answer.GetProperty("segments").EnumerateArray().Sum(each => Length(each));
        Assert.InRange(speech, 1, 6);
        var stretches = answer.GetProperty("stretches").EnumerateArray().ToList();
        Assert.Equal(speech, stretches.Sum(Length), 1e-3);
        Assert.All(stretches, each =>
        {
            var probabilities = each.GetProperty("probabilities").EnumerateArray().Select(value => value.GetDouble()).ToList();
            Assert.Equal(answer.GetProperty("classes").GetArrayLength(), probabilities.Count);
            Assert.Equal(1, probabilities.Sum(), 1e-5);
        });

        static double Length(JsonElement each) => each.GetProperty("end").GetDouble() - each.GetProperty("start").GetDouble();
    }

    [Fact]
    public async Task Features_OfASet_HaveItsColumns()
    {
        await using var server = await RunningServer.Start();

        var answer = await Json(await server.Post("api/features?set=f754", RunningServer.Wave(1)));

        Assert.Equal(754, answer.GetProperty("columns").GetArrayLength());
        Assert.Equal(754, answer.GetProperty("values").GetArrayLength());
    }

    [Theory]
    [InlineData("api/predict", "this is not a sound file, whatever its name is", "the upload: a text file, expected a WAV")]
    [InlineData("api/predict", "", "the upload: ")]
    [InlineData("api/timeline", "", "the upload: ")]
    [InlineData("api/features?set=f755", "", "the upload: ")]
    public async Task Post_WhatIsNoSound_SaysWhatItIsAndNamesNoPath(string path, string body, string expected)
    {
        await using var server = await RunningServer.Start();

        var response = await server.Post(path, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var detail = JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!;
        Assert.StartsWith(expected, detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_UnknownSet_ListsTheKnownOnes()
    {
        await using var server = await RunningServer.Start();

        var response = await server.Post("api/features?set=f755", RunningServer.Wave(1));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("expected one of f754, ", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_TooLong_IsRefused()
    {
        await using var server = await RunningServer.Start(new ServerLimits { Seconds = 1 });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.Post("api/predict", RunningServer.Wave(2))).StatusCode);
    }

    [Fact]
    public async Task Predict_TooLarge_IsRefused()
    {
        await using var server = await RunningServer.Start(new ServerLimits { UploadBytes = 10000 });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.Post("api/predict", RunningServer.Wave(2))).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Host", "elsewhere.example")]
    public async Task Get_FromAnotherOrigin_IsRefused(string header, string value)
    {
        await using var server = await RunningServer.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/model", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, value);

        var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/page/index.html")]
    [InlineData("/settings.json")]
    public async Task Get_AnythingElse_IsNotFound(string path)
    {
        await using var server = await RunningServer.Start();

        var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesTheEndpoints()
    {
        await using var server = await RunningServer.Start();

        var document = JsonDocument.Parse(
            await server.Client.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal(
            ["/api/features", "/api/model", "/api/predict", "/api/timeline"],
            document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Start_PortThatIsTaken_IsAnError()
    {
        await using var server = await RunningServer.Start();
        using var classifier = Recognition.EmotionClassifier.Load(Path.Combine(Repository.Root, "models", "emodb"));

        var error = await Assert.ThrowsAsync<InputException>(
            () => EmotionServer.Start(classifier, server.Address.Port, new ServerLimits(), TestContext.Current.CancellationToken));

        Assert.StartsWith($"--port={server.Address.Port}: a port that is taken", error.Message, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
