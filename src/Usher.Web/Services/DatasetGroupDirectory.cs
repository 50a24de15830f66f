using Usher.Wire.Calling;
using Usher.Wire.Personalize;

namespace Usher.Web.Services;

/// <summary>The ACTIVE dataset groups, which the REST API calls namespaces. Refreshed every few seconds.</summary>
internal sealed class DatasetGroupDirectory(PersonalizeClient personalize, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private volatile Lookup? _last;

    /// <summary>The ARNs of the ACTIVE dataset groups, by name.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">Personalize refused.</exception>
    public async ValueTask<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken)
    {
        return _last is { } last && clock.GetElapsedTime(last.At) < Freshness ? last.Arns : await FetchedNowAsync(cancellationToken);
    }

    /// <summary>The same, fetched after this call: for callers who miss a group that may just have become ACTIVE.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">Personalize refused.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FetchedNowAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var arns = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            var page = await personalize.CallAsync<ListDatasetGroupsResponse>(new ListDatasetGroupsRequest { NextToken = next }, cancellationToken);
            foreach (var group in page.DatasetGroups ?? [])
            {
                if (group is { Status: "ACTIVE", Name: { } name, DatasetGroupArn: { } arn })
                    arns[name] = arn;
            }

            next = page.NextToken;
        }
        while (next is not null);

        _last = new(began, arns);
        return arns;
    }

    private sealed record Lookup(long At, IReadOnlyDictionary<string, string> Arns);
}
