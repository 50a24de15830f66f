using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Faults;

internal static class FaultTexts
{
    public static AwsException Of(SignatureFault fault, AwsProtocol protocol) => throw new NotImplementedException($"{fault} {protocol}");
}
