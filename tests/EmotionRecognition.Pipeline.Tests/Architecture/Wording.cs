using System.Text.RegularExpressions;

namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>Finds British spellings and phrases that no native technical writer would use. Identifiers are taken apart at their capitals.</summary>
internal static partial class Wording
{
    /// <summary>The faulty words and phrases of one line of text.</summary>
    public static IEnumerable<string> FaultsIn(string line) =>
        Words().Matches(line).Select(match => match.Value).Where(word => British().IsMatch(word))
            .Concat(Dialect().Matches(line).Select(match => match.Value));

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();

    private const string OurNotOr = "(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|vap)our[a-z]*";

    private const string ReNotEr = "centre[ds]?|centring|(?:centi|kilo|milli)?metres?|(?:cali|fi)bres?|litres?|theatres?";

    private const string IseNotIze =
        "(?:author|binar|capital|categor|character|custom|discret|emphas|equal|factor|familiar|final|general|harmon|ideal|initial|linear|local|maxim|memor|"
        + "minim|modern|normal|optim|organ|parallel|penal|priorit|quant|random|real|recogn|regular|serial|special|stabil|standard|summar|symbol|synchron|"
        + "synthes|token|util|vector|visual)(?:is(?:e|ed|er|ers|es|ing|able|ation|ations))";

    private const string DoubledConsonant =
        "(?:un)?(?:cancel|channel|counsel|equal|fuel|initial|label|level|marshal|model|signal|total|travel|tunnel)l(?:ed|er|ers|ing)";

    private const string Others =
        "analys(?:e|ed|er|ers|ing)|paralys(?:e|ed|es|ing)|(?:ana|cata)logue[ds]?|programmes?|licences?|defences?|offences?|pretences?|practis(?:e|ed|es|ing)|"
        + "burnt|dreamt|learnt|spelt|amongst|whilst|towards|ageing|artefacts?|(?:acknowledge|judge)ments?|fulfils?|fulfilment|greys?|skilful|sceptic[a-z]*";

    [GeneratedRegex($"^(?:{OurNotOr}|{ReNotEr}|{IseNotIze}|{DoubledConsonant}|{Others})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex British();

    private const string Counted =
        "batch|class|clip|column|dialog|emotion|epoch|experiment|feature|file|fold|frame|label|line|model|row|second|session|speaker|stage|system|target|task|"
        + "test|thread|type|utterance|word";

    // "one row an utterance" is one row per utterance; "is no file" is "is not a file"; a model has seen, not met, its test rows.
    [GeneratedRegex(
        $@"\bone \w+ an? (?:{Counted})\b|\b(?:clips|frames|phones|rows|samples|utterances) an? (?:second|{Counted})\b"
        + @"|\bmend(?:s|ed|ing)?\b|\ba (?:second|third) time\b|\banew\b|\bcomes? twice\b|\bwhole or not at all\b|\b(?:is|are) gone\b|\bthe \w+s there are\b"
        + @"|\b(?:has|have|had|been|not|was|were) met\b|(?<!\bthere )\bis no (?:class|file|list|name|number|stage|table|whole|wav)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dialect();
}
