namespace Usher.Buckets.Tests.Contract;

/// <summary>Buckets for one test.</summary>
/// <param name="Buckets">Without a bucket yet.</param>
/// <param name="Until">Closes them and whatever lies behind them.</param>
public sealed record OpenBuckets(IBuckets Buckets, IAsyncDisposable Until);
