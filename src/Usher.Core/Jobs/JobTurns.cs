namespace Usher.Core.Jobs;

/// <summary>Lets so much work run side by side, in the order in which it came, and keeps places apart for work that is short, so that it does not wait behind long work.</summary>
/// <remarks>Short work takes a place that is open to all while there is one, and only then one of its own: the places apart are in use only while long work has all others.</remarks>
/// <param name="places">For work of any length.</param>
/// <param name="placesForShort">For short work, beside those.</param>
internal sealed class JobTurns(int places, int placesForShort = 0)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private int _free = places;
    private int _freeForShort = placesForShort;

    /// <summary>Waits for a place.</summary>
    /// <param name="isShort">Whether the work is short.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The place, which is free again when this is disposed.</returns>
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
            // One that has a place in the same moment keeps it; its work finds out about the stop.
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
