using Usher.Wire.Errors;
using Usher.Wire.Insight;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Services;

/// <summary>What is known of items and users, which the API of Personalize does not tell: asked of an Usher, or kept here where Amazon answers.</summary>
internal interface IInsight
{
    /// <summary>Whether all items are known: then one that is not here does not exist.</summary>
    bool HasAllItems { get; }

    /// <summary>Those of the items that are known, in the order they were asked for; up to a minute old.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    ValueTask<IReadOnlyList<DescribedItem>> ItemsAsync(string datasetGroupArn, IReadOnlyList<string> ids, CancellationToken stop);

    /// <summary>Items whose titles have these words, the best first; all items where there are none.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    Task<SearchItemsResponse> SearchAsync(SearchItemsRequest request, CancellationToken stop);

    /// <summary>Users, the most active first.</summary>
    /// <param name="datasetGroupArn">Where.</param>
    /// <param name="maxResults">Length of the page, 1 to 100.</param>
    /// <param name="nextToken">Of the page before; null for the first.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="AwsException">It was refused.</exception>
    Task<ListUsersResponse> UsersAsync(string datasetGroupArn, int maxResults, string? nextToken, CancellationToken stop);

    /// <summary>The newest interactions of a user, newest first; none of somebody who is unknown.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    Task<DescribeHistoryResponse> HistoryAsync(string datasetGroupArn, string userId, int maxResults, CancellationToken stop);

    /// <summary>Whether a user has done anything yet; null where nobody here can tell.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    ValueTask<bool?> KnowsUserAsync(string datasetGroupArn, string userId, CancellationToken stop);

    /// <summary>Takes notice of events that Personalize has just taken.</summary>
    void Record(string datasetGroupArn, PutEventsRequest events);
}
