using EmotionRecognition.Synthetic.Language;

namespace EmotionRecognition.Synthetic.Planning;

/// <summary>Decides who says what in a session, and with which emotion.</summary>
internal sealed class SessionPlanner
{
    private const double LabelAsWritten = .62;

    private readonly SyntheticCorpusOptions _options;
    private readonly int _session;
    private readonly RandomStream _random;

    private SessionPlanner(SyntheticCorpusOptions options, int session)
    {
        _options = options;
        _session = session;
        _random = RandomStream.Named(options.Seed, "session", $"Ses{session:00}");
    }

    /// <summary>The dialogs of all five sessions.</summary>
    public static IReadOnlyList<DialogPlan> PlanAll(SyntheticCorpusOptions options) =>
        [.. Enumerable.Range(1, 5).SelectMany(session => new SessionPlanner(options, session).Plan())];

    private List<DialogPlan> Plan()
    {
        var scripts = Scripted().ToList();
        var scripted = scripts.Select(dialog => ScriptedTurns(dialog.Name, dialog.Script)).ToList();
        var scenarios = Improvised().ToList();
        var labels = LabelQuota.Fill(
            [.. scripted.SelectMany(turns => turns).Select(turn => turn.Label!.Value)], scenarios.Count * _options.UtterancesPerDialog);
        var improvised = Spread(labels, [.. scenarios.Select(dialog => dialog.Scenario)])
            .Zip(scenarios, (felt, dialog) => ImprovisedTurns(dialog.Name, dialog.Scenario, felt));
        return
        [
            .. improvised.Concat(scripted).Select(
                (turns, place) => new DialogPlan(DialogOf(turns[0].Id), _session, place, WithInterjection(turns))),
        ];
    }

    private static string DialogOf(string id) => id[..id.LastIndexOf('_')];

    // Women wear the markers in every second dialog; when a scenario is repeated, the other speaker wears them.
    private IEnumerable<(string Name, Scenario Scenario)> Improvised()
    {
        var count = (_options.DialogsPerSession + 1) / 2;
        for (var at = 0; at < count; at++)
        {
            var scenario = at % Scenario.All.Count;
            var wearer = (at + (at / Scenario.All.Count)) % 2 == 0 ? 'F' : 'M';
            yield return ($"Ses{_session:00}{wearer}_impro{scenario + 1:00}", Scenario.All[scenario]);
        }
    }

    // Each script is played twice, once with each speaker wearing the markers.
    private IEnumerable<(string Name, Script Script)> Scripted()
    {
        var count = _options.DialogsPerSession / 2;
        for (var at = 0; at < count; at++)
        {
            var script = Script.All[at / 2];
            yield return ($"Ses{_session:00}{(at % 2 == 0 ? 'M' : 'F')}_{script.Name}", script);
        }

        if (_session == 5)
        {
            yield return ($"Ses{_session:00}M_{Script.Continuation.Name}", Script.Continuation);
        }
    }

    private List<Turn> ScriptedTurns(string dialog, Script script)
    {
        var womanBegins = dialog.Contains("M_", StringComparison.Ordinal);
        var numbers = new Dictionary<char, int>();
        var turns = new List<Turn>();
        foreach (var line in script.Lines.Take(_options.UtterancesPerDialog))
        {
            var written = line.Fit.Keys.Single();
            var label = _random.Chance(LabelAsWritten) ? written
                : _random.Chance(.4) ? Label.Xxx
                : _random.Pick(Portrayal.MistakenFor(written));
            var side = womanBegins == (turns.Count % 2 == 0) ? 'F' : 'M';
            turns.Add(NewTurn(dialog, side, numbers, label, (_, _) => line.Text));
        }

        return turns;
    }

    // Each label goes to a dialog that has room left, preferably one whose scenario favors it.
    private List<Label>[] Spread(IEnumerable<Label> labels, IReadOnlyList<Scenario> scenarios)
    {
        var spread = scenarios.Select(_ => new List<Label>()).ToArray();
        foreach (var label in labels)
        {
            var dialog = _random.Pick(
                [.. Enumerable.Range(0, spread.Length)],
                at => (_options.UtterancesPerDialog - spread[at].Count) * scenarios[at].LeaningTo(label));
            spread[dialog].Add(label);
        }

        return spread;
    }

    private List<Turn> ImprovisedTurns(string dialog, Scenario scenario, IEnumerable<Label> labels)
    {
        // Neutral utterances tend to come early: people begin calmly.
        var ordered = _random.Shuffle(labels)
            .Select(label => (label, key: _random.Uniform(0, 1) - (label == Label.Neu ? .3 : 0)))
            .OrderBy(pair => pair.key);
        var numbers = new Dictionary<char, int>();
        var turns = new List<Turn>();
        var side = _random.Chance(.5) ? 'F' : 'M';
        foreach (var (label, _) in ordered)
        {
            turns.Add(NewTurn(dialog, side, numbers, label, (portrayal, words) => Unsaid(turns, portrayal, scenario, words)));
            if (!_random.Chance(.15))
            {
                side = side == 'F' ? 'M' : 'F';
            }
        }

        return turns;
    }

    private static string Unsaid(List<Turn> turns, Portrayal portrayal, Scenario scenario, RandomStream words)
    {
        var text = SentenceBank.Draw(portrayal, scenario.Matters, words);
        for (var tries = 0; tries < 8 && turns.Any(turn => turn.Text == text); tries++)
        {
            text = SentenceBank.Draw(portrayal, scenario.Matters, words);
        }

        return text;
    }

    private Turn NewTurn(string dialog, char side, Dictionary<char, int> numbers, Label label, Func<Portrayal, RandomStream, string> say)
    {
        var number = numbers.GetValueOrDefault(side);
        numbers[side] = number + 1;
        var id = $"{dialog}_{side}{number:000}";
        var words = RandomStream.Named(_options.Seed, "words", id);
        var portrayal = Portrayal.Draw(label, words);
        return new Turn(id, $"Ses{_session:00}{side}", label, portrayal, say(portrayal, words));
    }

    // A murmur that nobody rates: it has a special id and no entry in EmoEvaluation.
    private List<Turn> WithInterjection(List<Turn> turns)
    {
        var after = 1 + _random.Index(turns.Count - 2);
        var side = turns[after].Side == 'F' ? 'M' : 'F';
        var felt = new Portrayal(Label.Neu, Label.Neu, 0, 0);
        var text = _random.Pick(["Mmhm.", "Yeah.", "Uh huh.", "Okay."]);
        var murmur = new Turn($"{DialogOf(turns[0].Id)}_{side}XX0", $"Ses{_session:00}{side}", null, felt, text);
        return _random.Chance(.4) ? [.. turns.Take(after + 1), murmur, .. turns.Skip(after + 1)] : turns;
    }
}

/// <summary>One dialog before it has sound.</summary>
/// <param name="Name">Such as <c>Ses01F_impro01</c>.</param>
/// <param name="Session">1 to 5.</param>
/// <param name="Place">0 for the first dialog of the session, 1 for the next, and so on.</param>
/// <param name="Turns">The turns, in the order in which they are spoken.</param>
internal sealed record DialogPlan(string Name, int Session, int Place, IReadOnlyList<Turn> Turns);

/// <summary>One utterance before it has sound.</summary>
/// <param name="Id">Such as <c>Ses01F_impro01_F000</c>.</param>
/// <param name="Speaker">Such as <c>Ses01F</c>.</param>
/// <param name="Label">The label that the raters decide on; null for an interjection that nobody rates.</param>
/// <param name="Portrayal">The portrayed emotion.</param>
/// <param name="Text">The words.</param>
internal sealed record Turn(string Id, string Speaker, Label? Label, Portrayal Portrayal, string Text)
{
    /// <summary>F or M: the sex of the speaker.</summary>
    public char Side => Speaker[^1];
}
