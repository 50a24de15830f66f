using Usher.Buckets;
using Usher.Buckets.Objects;
using Usher.Buckets.Remote;
using Usher.Core.Files;
using Usher.Core.S3Access;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Usage;

/// <summary>Measures how much data is stored.</summary>
public sealed class StoredSizes(DatasetFiles datasets, ModelFiles models, ServiceBuckets service)
{
    /// <summary>The sizes now.</summary>
    public async Task<StoredData> MeasureAsync(CancellationToken cancellationToken) => new()
    {
        DatasetBytes = datasets.Bytes,
        ModelBytes = models.Bytes,
        // Listing all objects of a remote S3 may take long, and costs money there.
        BucketBytes = service.Buckets is RemoteBuckets ? null : await BytesOfAsync(service.Buckets, cancellationToken),
    };

    private static async Task<long> BytesOfAsync(IBuckets buckets, CancellationToken cancellationToken)
    {
        long bytes = 0;
        foreach (var bucket in await buckets.ListBucketsAsync(cancellationToken))
        {
            var query = new ListQuery();
            while (true)
            {
                var listing = await buckets.ListObjectsAsync(bucket.Name, query, cancellationToken);
                bytes += listing.Items.Sum(item => item.Size);
                if (!listing.IsTruncated)
                    break;

                query = query with { After = listing.Last! };
            }
        }

        return bytes;
    }
}
