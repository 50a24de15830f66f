using System.Threading.Channels;
using Usher.Core.Imports;
using Usher.Datasets.Imports;

namespace Usher.Core.Tests.Imports;

/// <summary>An importer that does what a test wants before it says that a thousand rows were taken.</summary>
internal sealed class StagedImporter : IImporter
{
    private readonly Channel<bool> _begun = Channel.CreateUnbounded<bool>();
    private CancellationToken _stop;
    private int _calls;

    /// <summary>What happens instead of reading.</summary>
    public Func<Task> Does { get; set; } = () => Task.CompletedTask;

    public int Calls => _calls;

    public async Task<ImportResult> ImportAsync(ImportTask task, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        _stop = cancellationToken;
        _begun.Writer.TryWrite(true);
        await Does();
        await File.WriteAllTextAsync(task.Part, "a part", CancellationToken.None);
        return new(1_000, 0, [], []);
    }

    /// <summary>Ends when the next call has begun.</summary>
    public async Task BegunAsync() => await _begun.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until the import is to stop.</summary>
    public Task UntilStoppedAsync() => Task.Delay(Timeout.Infinite, _stop);
}
