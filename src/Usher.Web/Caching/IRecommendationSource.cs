namespace Usher.Web.Caching;

/// <summary>Fetches the lists that are not in the cache.</summary>
internal interface IRecommendationSource
{
    /// <exception cref="Usher.Wire.Errors.AwsException">Personalize refused.</exception>
    /// <exception cref="HttpRequestException">Personalize does not answer.</exception>
    ValueTask<CachedResponse> FetchAsync(RecommendationQuery query);
}
