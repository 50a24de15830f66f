namespace Usher.Web.Console.Wizard;

/// <summary>Where the browser that shows the console reaches the API, which need not be where this application reaches it.</summary>
internal static class BrowserEndpoint
{
    /// <summary>The API's address for a script of a page.</summary>
    /// <param name="page">The page's address, as the browser has it.</param>
    /// <param name="api">The API's, as this application has it.</param>
    /// <returns>Null where the browser cannot reach it: pages that came over TLS may not ask without.</returns>
    public static Uri? Of(Uri page, Uri api)
    {
        if (page.Scheme == Uri.UriSchemeHttps && api.Scheme != Uri.UriSchemeHttps)
            return null;

        // A server that listens on all addresses is asked by loopback from here, and by its own address from elsewhere.
        return !api.IsLoopback || page.IsLoopback ? api : new UriBuilder(api) { Host = page.Host }.Uri;
    }
}
