using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Faults;

/// <summary>Every fault in the words of the protocol that is spoken.</summary>
internal static class FaultTexts
{
    public static AwsException Of(SignatureFault fault, AwsProtocol protocol) => protocol is AwsProtocol.S3 ? S3FaultTexts.Of(fault) : ServiceFaultTexts.Of(fault, isQuery: protocol is AwsProtocol.Query);
}
