using EmotionRecognition.Encoders;

namespace EmotionRecognition.Pretrained.Packages;

/// <summary>What public model cards say about the training of encoders before this project.</summary>
internal static class ModelCards
{
    /// <summary>huggingface.co/sentence-transformers/all-MiniLM-L6-v2.</summary>
    public static Pretraining MiniLm { get; } = new(
        "MiniLM",
        "sentence-transformers/all-MiniLM-L6-v2: MiniLM-L6-H384-uncased, trained further on over a billion pairs of sentences from Reddit comments, S2ORC "
        + "(citations, titles, abstracts), WikiAnswers, PAQ, Stack Exchange, MS MARCO, GOOAQ, Yahoo Answers, Code Search, COCO captions, SPECTER, SearchQA, "
        + "ELI5, Flickr 30k, SNLI and MultiNLI, Sentence Compression, Wikihow, AltLex, Quora Question Triplets, Simple Wikipedia, Natural Questions, "
        + "SQuAD 2.0, and TriviaQA. Its card names none of IEMOCAP, MELD, EMO-DB, and RAVDESS; whether texts of these sources quote their scripts is unknown.");

    /// <summary>huggingface.co/Snowflake/snowflake-arctic-embed-xs.</summary>
    public static Pretraining ArcticXs { get; } = new(
        "Arctic-xs",
        "Snowflake/snowflake-arctic-embed-xs: all-MiniLM-L6-v2, trained further on about 400 million pairs of queries and documents (public datasets and a "
        + "company's web searches) and on about a million triplets of a query, a relevant, and an irrelevant document. Its card names no single dataset; what "
        + "MiniLM was trained on is part of it. Whether texts of these sources quote the scripts of IEMOCAP, MELD, EMO-DB, or RAVDESS is unknown.");
}
