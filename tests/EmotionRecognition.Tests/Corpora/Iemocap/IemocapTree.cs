using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Tests.Corpora.Iemocap;

/// <summary>A small corpus in IEMOCAP's layout with each oddity that the real one is known to have; all words are made up.</summary>
internal sealed class IemocapTree : IDisposable
{
    public const string First = "IEMOCAP_full_release/Session1/dialog/EmoEvaluation/Ses01F_impro01.txt";

    private readonly TemporaryFolder _folder = new();

    public IemocapTree()
    {
        Evaluation("Session1", "Ses01F_impro01", """
            % [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]

            [6.2901 - 8.2357]	Ses01F_impro01_F000	neu	[2.5000, 2.5000, 2.5000]
            C-E2:	Neutral;	()
            C-E3:	Neutral; Anger;	(calm; then: not)
            C-E4:	Other; ;	()
            C-M5:	;	()
            C-F1:	Neutral;	(curious)
            A-E3:	val 3; act 2; dom  2;	(polite, attitude)
            A-E4:	val 6; act 6; dom ;	()

            [10.0100 - 11.3925]	Ses01F_impro01_M000	xxx	[3.0000, 3.5000, 2.6667]
            C-E2:	Frustration;	()

            """);
        Transcription("Session1", "Ses01F_impro01", [
            "Ses01F_impro01_F000 [006.2901-008.2357]: She said: no, not today.",
            "Ses01F_impro01_MXX0 [008.3000-008.9000]: Mhm.",
            "M: Yeah.",
            "Ses01F_impro01_M000 [009.0000-009.5000]: Not this one.",
            "Ses01F_impro01_M000 [010.0100-011.3925]: This one.",
        ]);
        Evaluation("Session5", "Ses05M_script01_1", "[1.0000 - 2.0000]\tSes05M_script01_1_F000\tang\t[1.5000, 4.0000, 4.5000]\n");
        Evaluation("Session5", "Ses05M_script01_1b", "[3.0000 - 4.0000]\tSes05M_script01_1b_F000\tsad\t[2.0000, 2.0000, 2.0000]\n");
        Transcription("Session5", "Ses05M_script01_1", ["Ses05M_script01_1_F000 [001.0000-002.0000]: One."]);
        Transcription("Session5", "Ses05M_script01_1b", ["Ses05M_script01_1b_F000 [003.0000-004.0000]: One b."]);
        AddWhatIsNoDialog();
    }

    public string Root => _folder.Root;

    public string Release => _folder.File("IEMOCAP_full_release");

    public string File(string relative) => _folder.File(relative);

    public string Evaluation(string session, string dialog, string text) =>
        _folder.Write($"IEMOCAP_full_release/{session}/dialog/EmoEvaluation/{dialog}.txt", text);

    /// <summary>Lines with CRLF, as the corpus has them.</summary>
    public string Transcription(string session, string dialog, string[] lines)
    {
        var text = string.Concat(lines.Select(line => line + "\r\n"));
        return _folder.Write($"IEMOCAP_full_release/{session}/dialog/transcriptions/{dialog}.txt", text);
    }

    /// <summary>A dialog's sound, two channels at 16 kHz.</summary>
    public void Sound(string session, string dialog, double seconds)
    {
        var samples = Enumerable.Range(0, (int)(seconds * 16000)).Select(i => i % 1000 / 32768f).ToArray();
        var path = _folder.File($"IEMOCAP_full_release/{session}/dialog/wav/{dialog}.wav");
        WaveWriter.WritePcm16(path, 16000, samples, new float[samples.Length]);
    }

    public void Dispose() => _folder.Dispose();

    private void AddWhatIsNoDialog()
    {
        const string Evaluations = "IEMOCAP_full_release/Session1/dialog/EmoEvaluation";
        _folder.Write($"{Evaluations}/._Ses01F_impro01.txt", "\0\u0005\u0016\a");
        _folder.Write($"{Evaluations}/Attribute/Ses01F_impro01_e3_atr.txt", "Ses01F_impro01_F000 :act 2; :val 3; :dom  2; ();\n");
        _folder.Write($"{Evaluations}/Categorical/Ses01F_impro01_e2_cat.txt", "Ses01F_impro01_F000 :Neutral state; ();\n");
        _folder.Write($"{Evaluations}/Self-evaluation/Ses01F_impro01_f1_atr.txt", "Ses01F_impro01_F000 :act 2; :val 3; :dom  1; ();\n");
        _folder.Write("IEMOCAP_full_release/Session1/dialog/transcriptions/._Ses01F_impro01.txt", "\0");
        _folder.Write("IEMOCAP_full_release/README.txt", "made up\n");
    }
}
