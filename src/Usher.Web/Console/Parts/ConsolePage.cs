using Microsoft.AspNetCore.Components;
using Usher.Wire.Errors;
using Usher.Web.Console.SignIn;

namespace Usher.Web.Console.Parts;

/// <summary>A page of the console. It calls the API with the credentials of the signed-in user, shows errors, and refreshes its data.</summary>
public abstract class ConsolePage : ComponentBase, IDisposable
{
    /// <summary>Refresh interval of data that is changing.</summary>
    private protected static readonly TimeSpan FastRefresh = TimeSpan.FromSeconds(1);

    /// <summary>Refresh interval of data that seldom changes.</summary>
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

    /// <summary>The error of the last action, else of the last refresh; null for none.</summary>
    private protected AwsException? Error => ActionError ?? LoadError;

    /// <summary>The error of the last action, for forms that show it next to their button.</summary>
    private protected AwsException? ActionError { get; private set; }

    /// <summary>The error of the last refresh.</summary>
    private protected AwsException? LoadError { get; private set; }

    /// <summary>Whether the data was loaded once.</summary>
    private protected bool IsLoaded { get; private set; }

    /// <summary>Cancelled when the page is closed.</summary>
    private protected CancellationToken PageClosed => _pageClosed.Token;

    /// <summary>Identifies what the page shows. When it changes, the page loads its data again.</summary>
    private protected virtual object PageKey => GetType();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _pageClosed.Cancel();
        _refreshing?.Dispose();
        _pageClosed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Loads the data of the page.</summary>
    /// <returns>When to refresh it; null for never.</returns>
    private protected virtual Task<TimeSpan?> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<TimeSpan?>(null);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Equals(_pageKey, PageKey))
            return;

        _pageKey = PageKey;
        Reload();
    }

    /// <summary>Loads the data now, and restarts the refresh interval.</summary>
    private protected void Reload()
    {
        _refreshing?.Cancel();
        _refreshing?.Dispose();
        _refreshing = CancellationTokenSource.CreateLinkedTokenSource(_pageClosed.Token);
        _ = RefreshAsync(_refreshing.Token);
    }

    /// <summary>Runs an action. If it fails, <see cref="Error"/> is set until the next action.</summary>
    /// <returns>Whether the action succeeded.</returns>
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
            return (false, new("ServiceUnavailable", "Usher's API does not answer. This page keeps trying."));
        }
        catch (SessionEndedException)
        {
            // The browser is being redirected to the sign-in.
            return (false, null);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                TimeSpan? pause = null;
                (_, var refusal) = await AttemptAsync(async () => pause = await LoadAsync(cancellationToken));
                if (cancellationToken.IsCancellationRequested)
                    return;

                (IsLoaded, LoadError) = (true, refusal);
                StateHasChanged();
                if (refusal?.Code is "ServiceUnavailable")
                    pause = SlowRefresh;
                if (pause is null)
                    return;

                await Task.Delay(pause.Value, Clock, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was closed, or loads its data again.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
