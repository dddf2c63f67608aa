namespace EmotionRecognition.Reporting;
/// <summary>x</summary>
public static class HtmlReport
{
}
