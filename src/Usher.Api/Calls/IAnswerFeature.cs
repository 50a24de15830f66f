using Usher.Wire.Personalize;

namespace Usher.Api.Calls;

/// <summary>Set by a caller in the same process that takes the answer as an object, which saves writing and reading JSON.</summary>
public interface IAnswerFeature
{
    /// <summary>Receives the answer; no body is written.</summary>
    /// <param name="operation">The operation of the request.</param>
    /// <param name="answer">Its answer, which must not be changed.</param>
    void Take(PersonalizeOperation operation, object answer);
}
