namespace EmotionRecognition.Reporting;
/// <summary>x</summary>
public static class HtmlReport
{
    /// <summary>x</summary>
    public static void Write(ReportContent content, string path) => File.WriteAllText(path, content.Title);
}
