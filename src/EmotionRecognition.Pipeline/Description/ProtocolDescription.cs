using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>What the report says of a protocol.</summary>
internal static class ProtocolDescription
{
    public static ProtocolNote Of(IProtocol protocol) => new(protocol.Name, protocol.Explanation, protocol.Audit.ForbidsLeaks, protocol.Claim);
}
