namespace Usher.Web.Caching;

/// <summary>Answers what is not in the cache.</summary>
internal interface IRecommendationSource
{
    /// <exception cref="Usher.Wire.Errors.AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    ValueTask<CachedResponse> FetchAsync(RecommendationQuery query);
}
