using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>What the report says of a protocol.</summary>
internal static class ProtocolDescription
{
    public static ProtocolNote Of(Protocol protocol) => new(protocol.Name, Text(protocol), protocol.ForbidsLeaks, Says(protocol));

    private static string Says(Protocol protocol) => protocol switch
    {
        _ when protocol == Protocol.Published => "too high: test rows are not new",
        _ when protocol == Protocol.Transductive => "tested on speakers not met in training, whose unlabelled clips were looked at together",
        _ => "tested on speakers not met in training",
    };

    private static string Text(Protocol protocol) => protocol switch
    {
        _ when protocol == Protocol.Honest =>
            "Folds by session or speaker: nobody who is tested is heard in training. Scaler, vocabulary and weights are fitted on training rows only; "
            + "a validation part, taken from the training part by the same rule, chooses epochs and settings; each utterance is tested once.",
        _ when protocol == Protocol.ScriptDisjoint =>
            "As honest, and no script or improvisation scenario is on two sides, so that neither the speaker nor the lines of a test utterance have been met.",
        _ when protocol == Protocol.Published =>
            "The study as it was done: rare classes copied before a random split of the rows, features scaled and vocabulary fitted on all rows, "
            + "the checkpoint chosen on the test rows. Kept to reproduce the printed figures; its scores are too high, and the audit says why.",
        _ => "As honest, but each acoustic feature is first scaled to mean 0 and standard deviation 1 over the clips of each speaker, "
            + "test speakers too: as if a speaker's clips were all there, without labels, before the first is recognised. "
            + "Not for comparison with results that do without.",
    };
}
