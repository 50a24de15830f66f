using System.Collections.Concurrent;
using Usher.Wire.Errors;

namespace Usher.Metering.Usage;

/// <summary>Refuses requests above a campaign's capacity, where that is wanted.</summary>
public sealed class CampaignThrottle(ThrottlingOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Lets one request through, and takes its share of the capacity.</summary>
    /// <param name="campaignArn">The campaign.</param>
    /// <param name="minTps">Its minProvisionedTPS.</param>
    /// <exception cref="AwsException">ThrottlingException: there is none left.</exception>
    public void Acquire(string campaignArn, int minTps)
    {
        if (options.MultipleOfMinProvisionedTps is not { } multiple)
            return;

        var capacity = multiple * minTps;
        if (!_buckets.GetOrAdd(campaignArn, static _ => new()).Take(capacity, clock))
            throw Exceeded(campaignArn, capacity, multiple);
    }

    private static AwsException Exceeded(string arn, double capacity, double multiple)
    {
        var (member, operation) = RecommenderArns.IsOfRecommender(arn) ? ("minRecommendationRequestsPerSecond", "UpdateRecommender") : ("minProvisionedTPS", "UpdateCampaign");
        return new("ThrottlingException", $"Rate exceeded: {arn} answers {capacity:0.##} requests in a second, {multiple:0.##} times its {member}. Try again in a moment, or raise it with {operation}.");
    }

    /// <summary>Holds what may come in one second: full at first, filled up evenly.</summary>
    private sealed class Bucket
    {
        private readonly Lock _gate = new();
        private long _filled;
        private double _left = double.PositiveInfinity;

        public bool Take(double capacity, TimeProvider clock)
        {
            lock (_gate)
            {
                // One request at least can always be taken, however small the capacity.
                var most = Math.Max(1, capacity);
                var now = clock.GetTimestamp();
                _left = Math.Min(most, _left + clock.GetElapsedTime(_filled, now).TotalSeconds * capacity);
                _filled = now;
                if (_left < 1)
                    return false;

                _left--;
                return true;
            }
        }
    }
}
