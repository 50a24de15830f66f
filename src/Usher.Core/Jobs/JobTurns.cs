namespace Usher.Core.Jobs;

/// <summary>Limits how many jobs run at the same time. Jobs start in the order of their requests. Extra places are for short jobs, so that they do not wait behind long ones.</summary>
/// <remarks>A short job takes a place for all jobs while one is free, and only then an extra place.</remarks>
/// <param name="places">The number of places for jobs of any length.</param>
/// <param name="placesForShort">The number of extra places for short jobs.</param>
internal sealed class JobTurns(int places, int placesForShort = 0)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private int _free = places;
    private int _freeForShort = placesForShort;

    /// <summary>Waits for a free place.</summary>
    /// <param name="isShort">Whether the job is short.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The place. Dispose frees it.</returns>
    public async Task<IDisposable> WaitAsync(bool isShort, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(isShort);
        lock (_lock)
        {
            _waiting.AddLast(waiter);
            Admit();
        }

        using (cancellationToken.Register(() => Leave(waiter, cancellationToken)))
            return await waiter.Place.Task;
    }

    private void Admit()
    {
        for (var node = _waiting.First; node is not null && _free + _freeForShort > 0;)
        {
            var (waiter, next) = (node.Value, node.Next);
            if (_free > 0)
                Give(waiter, ref _free, () => _free++);
            else if (waiter.IsShort && _freeForShort > 0)
                Give(waiter, ref _freeForShort, () => _freeForShort++);
            node = next;
        }
    }

    private void Give(Waiter waiter, ref int free, Action giveBack)
    {
        free--;
        _waiting.Remove(waiter);
        waiter.Place.SetResult(new Turn(this, giveBack));
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // A waiter that has just got a place keeps it; its job observes the cancellation itself.
            if (_waiting.Remove(waiter))
                waiter.Place.SetCanceled(cancellationToken);
        }
    }

    private sealed class Waiter(bool isShort)
    {
        public bool IsShort => isShort;

        public TaskCompletionSource<IDisposable> Place { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn(JobTurns turns, Action giveBack) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            lock (turns._lock)
            {
                if (_isOver)
                    return;

                _isOver = true;
                giveBack();
                turns.Admit();
            }
        }
    }
}
