using System.Text.Json;
using System.Text.RegularExpressions;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.SettingsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>An experiment's settings.</summary>
public sealed partial class SettingsSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "settings";

    /// <inheritdoc/>
    public string Title => "Settings";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(600);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var settings = content.Experiments[0].Settings;
        return settings.Count == 0
            ? null
            : new Section(new Table(
                "Settings of the experiment",
                [Column.Text("setting"), Column.Text("value")],
                settings.Select(setting => new Row(setting.Name, InWords(setting.Value)))));
    }

    /// <summary>
    /// A value as a reader would say it: JSON objects become <c>name value</c> pairs, and names that are written together come apart.
    /// </summary>
    internal static string InWords(string value)
    {
        var start = value.IndexOf('{');
        var end = value.LastIndexOf('}');
        if (start < 0 || end < start)
        {
            return value;
        }

        try
        {
            using var json = JsonDocument.Parse(value[start..(end + 1)]);
            return value[..start] + Say(json.RootElement) + Apart(value[(end + 1)..]);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static string Say(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => string.Join("; ", element.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .Select(property => property.Name == "kind" ? Say(property.Value) : $"{Apart(property.Name)} {Say(property.Value)}")),
        JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(Say)),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => element.GetString()!,
        _ => element.GetRawText(),
    };

    private static string Apart(string name) =>
        Capital().Replace(name, match => " " + match.Value.ToLowerInvariant()).Replace("  ", " ", StringComparison.Ordinal);

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
