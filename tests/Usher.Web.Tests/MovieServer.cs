namespace Usher.Web.Tests;

/// <summary>One server for many requests that leave no trace in it, before <see cref="Movies"/>.</summary>
public sealed class MovieServer : IAsyncLifetime
{
    internal WebServer Web { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Web.StartAsync();
        Web.Personalize.AnswerAsMovies();
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}
