namespace EmotionRecognition.Synthetic.Speech;

/// <summary>Turns English words into phones, with a list of frequent irregular words and letter-to-sound rules for the others.</summary>
internal static class Pronunciation
{
    private static readonly Dictionary<string, string[]> _words = Words();

    private static readonly (string Letters, string[] Phones)[] _rules = Rules();

    private static readonly HashSet<string> _unstressed =
    [
        "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "from", "by", "as", "is", "are", "was",
        "were", "be", "been", "am", "i'm", "it", "it's", "he", "she", "we", "they", "you", "i", "me", "my", "your", "his", "her", "our",
        "us", "them", "that", "this", "do", "does", "did", "have", "has", "had", "will", "would", "can", "could", "should", "so", "if",
        "there", "than", "i'll", "you're", "we're", "i've",
    ];

    /// <summary>The phones of a sentence; commas and dots inside it become short silences.</summary>
    /// <param name="text">Words and punctuation.</param>
    public static List<SpokenPhone> Speak(string text)
    {
        var phones = new List<SpokenPhone>();
        foreach (var token in text.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = string.Concat(token.Where(letter => char.IsAsciiLetter(letter) || letter == '\''));
            phones.AddRange(SpeakWord(word));
            if (",.:;?!".Contains(token[^1]))
            {
                phones.Add(new SpokenPhone(Phone.Silence, false));
            }
        }

        while (phones.Count > 0 && phones[^1].Phone == Phone.Silence)
        {
            phones.RemoveAt(phones.Count - 1);
        }

        return phones;
    }

    private static IEnumerable<SpokenPhone> SpeakWord(string word)
    {
        var stress = !_unstressed.Contains(word);
        var letters = word.Replace("'", "", StringComparison.Ordinal);
        foreach (var symbol in _words.TryGetValue(word, out var listed) ? listed : [.. ByRules(letters)])
        {
            var phone = Phone.Of(symbol);
            var carries = stress && phone.Manner == Manner.Vowel && symbol != "AX";
            yield return new SpokenPhone(phone, carries);
            stress &= !carries;
        }
    }

    private static List<string> ByRules(string word)
    {
        var phones = new List<string>();
        for (var at = 0; at < word.Length;)
        {
            if (LongVowel(word, at) is { } longVowel)
            {
                phones.Add(longVowel);
                at++;
                continue;
            }

            var isSilent = at == word.Length - 1 && word[at] == 'e' && at > 1;
            var isDoubled = at > 0 && word[at] == word[at - 1] && !"eo".Contains(word[at]);
            if (isSilent || isDoubled)
            {
                at++;
                continue;
            }

            var (letters, sounds) = _rules.First(rule => string.CompareOrdinal(word, at, rule.Letters, 0, rule.Letters.Length) == 0);
            var isFinalY = letters == "y" && at > 0 && at == word.Length - 1;
            phones.AddRange(isFinalY ? [word.Length > 3 ? "IY" : "AY"] : sounds.AsEnumerable());
            at += letters.Length;
        }

        return phones;
    }

    // A vowel, one consonant, and a final e: the vowel is long.
    private static string? LongVowel(string word, int at)
    {
        var endsTheWord = at + 3 == word.Length && word[at + 2] == 'e' && !"aeiouywrx".Contains(word[at + 1]);
        var fits = endsTheWord && (at == 0 || !"aeiou".Contains(word[at - 1]));
        return !fits ? null : word[at] switch { 'a' => "EY", 'i' or 'y' => "AY", 'o' => "OW", 'u' => "UW", 'e' => "IY", _ => null };
    }

    private static (string Letters, string[] Phones)[] Rules() =>
        [.. Parse("""
            tion SH AX N;sion ZH AX N;ought AO T;aught AO T;ough AH F;eigh EY;igh AY;tch CH;dge JH;ture CH ER;ous AX S;ing IH NG
            ear IH R;air EH R;are EH R;oor AO R;our AO R;ore AO R;ire AY ER;ee IY;ea IY;oo UW;ou AW;ow OW;oa OW;ai EY;ay EY;ei EY;ey IY
            ie IY;oi OY;oy OY;au AO;aw AO;ew UW;ue UW;ui UW;ar AA R;er ER;ir ER;or AO R;ur ER;ch CH;sh SH;th TH;ph F;wh W;ck K;ng NG
            qu K W;kn N;wr R;mb M;gh G;ce S;ci S IH;cy S IY;ge JH;le AX L;a AE;b B;c K;d D;e EH;f F;g G;h HH;i IH;j JH;k K;l L;m M;n N
            o AA;p P;q K;r R;s S;t T;u AH;v V;w W;x K S;y Y;z Z
            """).OrderByDescending(rule => rule.Letters.Length)];

    private static Dictionary<string, string[]> Words() =>
        Parse("""
            a AX;an AX N;the DH AX;and AE N D;of AX V;to T UW;you Y UW;your Y AO R;you're Y AO R;i AY;i'm AY M;i'll AY L;i've AY V
            i'd AY D;he HH IY;she SH IY;we W IY;me M IY;be B IY;they DH EY;them DH EH M;their DH EH R;there DH EH R;this DH IH S
            that DH AE T;that's DH AE T S;these DH IY Z;those DH OW Z;is IH Z;was W AH Z;were W ER;are AA R;do D UW;does D AH Z
            don't D OW N T;won't W OW N T;can't K AE N T;have HH AE V;has HH AE Z;what W AH T;what's W AH T S;who HH UW;how HH AW
            why W AY;where W EH R;when W EH N;one W AH N;once W AH N S;some S AH M;come K AH M;coming K AH M IH NG;done D AH N
            gone G AO N;love L AH V;give G IH V;live L IH V;said S EH D;says S EH Z;again AX G EH N;people P IY P AX L;really R IH L IY
            only OW N L IY;all AO L;always AO L W EY Z;call K AO L;called K AO L D;tell T EH L;told T OW L D;old OW L D;go G OW
            going G OW IH NG;no N OW;so S OW;know N OW;now N AW;down D AW N;town T AW N;about AX B AW T;our AW ER;out AW T;could K UH D
            would W UH D;should SH UH D;good G UH D;look L UH K;took T UH K;friend F R EH N D;friends F R EH N D Z;said S EH D
            very V EH R IY;every EH V R IY;everyone EH V R IY W AH N;any EH N IY;many M EH N IY;money M AH N IY;nothing N AH TH IH NG
            something S AH M TH IH NG;anything EH N IY TH IH NG;mother M AH DH ER;father F AA DH ER;brother B R AH DH ER;other AH DH ER
            another AX N AH DH ER;door D AO R;heart HH AA R T;hear HH IH R;heard HH ER D;head HH EH D;dead D EH D;read R EH D
            ready R EH D IY;great G R EY T;break B R EY K;two T UW;eye AY;my M AY;by B AY;fly F L AY;cry K R AY;try T R AY;why W AY
            sky S K AY;minute M IH N AX T;sorry S AA R IY;believe B IH L IY V;beautiful B Y UW T IH F AX L;wonderful W AH N D ER F AX L
            married M AE R IY D;marry M AE R IY;because B IH K AO Z;before B IH F AO R;god G AA D;whole HH OW L;hour AW ER;hours AW ER Z
            work W ER K;word W ER D;world W ER L D;worse W ER S;wrong R AO NG;worry W ER IY;woman W UH M AX N;women W IH M AX N
            child CH AY L D;find F AY N D;kind K AY N D;mind M AY N D;behind B IH HH AY N D;post P OW S T;both B OW TH;most M OW S T
            week W IY K;been B IH N;into IH N T UW;just JH AH S T;mean M IY N;leave L IY V;please P L IY Z;phone F OW N;house HH AW S
            move M UW V;lose L UW Z;oh OW;uh AX;hmm HH M;wow W AW;yeah Y AE;yes Y EH S;hey HH EY;okay OW K EY;hello HH EH L OW
            says S EH Z;sure SH UH R;surprise S ER P R AY Z;idea AY D IY AX
            """).DistinctBy(entry => entry.Letters).ToDictionary(entry => entry.Letters, entry => entry.Phones);

    private static IEnumerable<(string Letters, string[] Phones)> Parse(string table) =>
        from entry in table.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let parts = entry.Split(' ', 2)
        select (parts[0], parts[1].Split(' '));

}
