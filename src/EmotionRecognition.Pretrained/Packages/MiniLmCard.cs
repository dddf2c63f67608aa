using EmotionRecognition.Encoders;

namespace EmotionRecognition.Pretrained.Packages;

/// <summary>What the public model card of all-MiniLM-L6-v2 says about its training (huggingface.co/sentence-transformers/all-MiniLM-L6-v2).</summary>
internal static class MiniLmCard
{
    /// <summary>The encoder's training before this project.</summary>
    public static Pretraining Pretraining { get; } = new(
        "MiniLM",
        "sentence-transformers/all-MiniLM-L6-v2: MiniLM-L6-H384-uncased, trained further on over a billion pairs of sentences from Reddit comments, S2ORC "
        + "(citations, titles, abstracts), WikiAnswers, PAQ, Stack Exchange, MS MARCO, GOOAQ, Yahoo Answers, Code Search, COCO captions, SPECTER, SearchQA, "
        + "ELI5, Flickr 30k, SNLI and MultiNLI, Sentence Compression, Wikihow, AltLex, Quora Question Triplets, Simple Wikipedia, Natural Questions, "
        + "SQuAD 2.0, and TriviaQA. Its card names none of IEMOCAP, MELD, EMO-DB, and RAVDESS; whether texts of these sources quote their scripts is unknown.");
}
