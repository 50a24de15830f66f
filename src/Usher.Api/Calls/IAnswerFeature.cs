using Usher.Wire.Personalize;

namespace Usher.Api.Calls;

/// <summary>Of a request that came from this process: takes the answer as it is, so that it need not be written to be read again.</summary>
public interface IAnswerFeature
{
    /// <summary>Takes it, in the place of a body.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="answer">Its answer, which nobody changes any more.</param>
    void Take(PersonalizeOperation operation, object answer);
}
