using Usher.Access.Explaining;
using Usher.Api.Calls;

namespace Usher.Api.Auditing;

/// <summary>Why a call was denied, in one line, as its operator may know it: with the policies and statements that the caller is not told of.</summary>
internal static class OperatorText
{
    public static string Of(AskedAccess asked) => ExplanationText.Line(AccessExplanation.Of(asked.Request));
}
