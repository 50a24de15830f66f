using Microsoft.AspNetCore.Components;
using Usher.Wire.Errors;
using Usher.Web.Console.SignIn;

namespace Usher.Web.Console.Parts;

/// <summary>A page that asks in the name of who signed in, tells why it was refused, and looks again while work is going on.</summary>
public abstract class ConsolePage : ComponentBase, IDisposable
{
    /// <summary>Between two looks at something that changes.</summary>
    private protected static readonly TimeSpan FastRefresh = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at something that seldom changes.</summary>
    private protected static readonly TimeSpan SlowRefresh = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _pageClosed = new();
    private CancellationTokenSource? _refreshing;
    private object? _pageKey;

    [Inject]
    private protected CurrentSession Session { get; set; } = null!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private protected TimeProvider Clock { get; set; } = null!;

    /// <summary>Why the last thing that was done by hand was refused, else why the last look was; null where neither was.</summary>
    private protected AwsException? Error => ActionError ?? LoadError;

    /// <summary>Why the last thing that was done by hand was refused: for a form that says so where it was sent.</summary>
    private protected AwsException? ActionError { get; private set; }

    /// <summary>Why the last look was refused.</summary>
    private protected AwsException? LoadError { get; private set; }

    /// <summary>Whether the first answers are there.</summary>
    private protected bool IsLoaded { get; private set; }

    /// <summary>Set when the page is left.</summary>
    private protected CancellationToken PageClosed => _pageClosed.Token;

    /// <summary>What the page is about; another subject loads it anew.</summary>
    private protected virtual object PageKey => GetType();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _pageClosed.Cancel();
        _refreshing?.Dispose();
        _pageClosed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks for what the page shows.</summary>
    /// <returns>When to look again; null for never.</returns>
    private protected virtual Task<TimeSpan?> LoadAsync(CancellationToken stop) => Task.FromResult<TimeSpan?>(null);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Equals(_pageKey, PageKey))
            return;

        _pageKey = PageKey;
        Reload();
    }

    /// <summary>Looks now, and goes on from there.</summary>
    private protected void Reload()
    {
        _refreshing?.Cancel();
        _refreshing?.Dispose();
        _refreshing = CancellationTokenSource.CreateLinkedTokenSource(_pageClosed.Token);
        _ = RefreshAsync(_refreshing.Token);
    }

    /// <summary>Does something that may be refused; then <see cref="Error"/> says why, until something else is done.</summary>
    /// <returns>Whether it was done.</returns>
    private protected async Task<bool> TryAsync(Func<Task> work)
    {
        var (isDone, refusal) = await AttemptAsync(work);
        ActionError = refusal;
        return isDone;
    }

    private static async Task<(bool IsDone, AwsException? Refusal)> AttemptAsync(Func<Task> work)
    {
        try
        {
            await work();
            return (true, null);
        }
        catch (AwsException refusal)
        {
            return (false, refusal);
        }
        catch (HttpRequestException)
        {
            return (false, new("ServiceUnavailable", "Usher's API does not answer. This page goes on trying."));
        }
        catch (SessionEndedException)
        {
            // The browser is on its way to the sign-in.
            return (false, null);
        }
    }

    private async Task RefreshAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                TimeSpan? pause = null;
                (_, var refusal) = await AttemptAsync(async () => pause = await LoadAsync(stop));
                if (stop.IsCancellationRequested)
                    return;

                (IsLoaded, LoadError) = (true, refusal);
                StateHasChanged();
                if (refusal?.Code is "ServiceUnavailable")
                    pause = SlowRefresh;
                if (pause is null)
                    return;

                await Task.Delay(pause.Value, Clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was left, or looks anew.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
