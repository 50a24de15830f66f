using Usher.Wire.Errors;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.UsherApi;

namespace Usher.Web.Services;

/// <summary>Looks up items, users and histories, for which the API of Personalize has no operations: in Usher's own API, or in local data where the application uses Amazon Personalize.</summary>
internal interface IInsight
{
    /// <summary>Whether all items are known, so that an item that is not found does not exist.</summary>
    bool HasAllItems { get; }

    /// <summary>The known ones of the items, in the order of <paramref name="ids"/>; up to a minute old.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    ValueTask<IReadOnlyList<DescribedItem>> ItemsAsync(string datasetGroupArn, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>Items whose titles have the words, best match first; all items where there are no words.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    Task<SearchItemsResponse> SearchAsync(SearchItemsRequest request, CancellationToken cancellationToken);

    /// <summary>Users, most active first.</summary>
    /// <param name="datasetGroupArn">The dataset group.</param>
    /// <param name="maxResults">Length of the page, 1 to 100.</param>
    /// <param name="nextToken">The token of the previous page; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AwsException">The service refused.</exception>
    Task<ListUsersResponse> UsersAsync(string datasetGroupArn, int maxResults, string? nextToken, CancellationToken cancellationToken);

    /// <summary>The newest interactions of a user, newest first; empty for an unknown user.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    Task<DescribeHistoryResponse> HistoryAsync(string datasetGroupArn, string userId, int maxResults, CancellationToken cancellationToken);

    /// <summary>Whether a user has a history; null where that is not known.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    ValueTask<bool?> KnowsUserAsync(string datasetGroupArn, string userId, CancellationToken cancellationToken);

    /// <summary>Records events that Personalize has just taken.</summary>
    void Record(string datasetGroupArn, PutEventsRequest events);
}
