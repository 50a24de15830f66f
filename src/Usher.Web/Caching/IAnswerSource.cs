namespace Usher.Web.Caching;

/// <summary>Answers what is not in the cache.</summary>
internal interface IAnswerSource
{
    /// <exception cref="Usher.Wire.Errors.AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    ValueTask<CachedAnswer> AskAsync(Question question);
}
