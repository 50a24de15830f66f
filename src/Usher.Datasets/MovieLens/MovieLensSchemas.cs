namespace Usher.Datasets.MovieLens;

/// <summary>The Avro schemas of the prepared files, ready for CreateSchema.</summary>
public static class MovieLensSchemas
{
    /// <summary>Schema of the items file.</summary>
    /// <remarks>TITLE is neither categorical nor textual, so it is shown and filtered by, but not trained on.</remarks>
    public const string Items =
        """
        {
          "type": "record",
          "name": "Items",
          "namespace": "com.amazonaws.personalize.schema",
          "fields": [
            { "name": "ITEM_ID", "type": "string" },
            { "name": "TITLE", "type": "string" },
            { "name": "YEAR", "type": ["null", "int"] },
            { "name": "GENRES", "type": ["null", "string"], "categorical": true }
          ],
          "version": "1.0"
        }
        """;

    /// <summary>Schema of the users file.</summary>
    public const string Users =
        """
        {
          "type": "record",
          "name": "Users",
          "namespace": "com.amazonaws.personalize.schema",
          "fields": [
            { "name": "USER_ID", "type": "string" },
            { "name": "AGE", "type": "int" },
            { "name": "GENDER", "type": "string", "categorical": true },
            { "name": "OCCUPATION", "type": "string", "categorical": true }
          ],
          "version": "1.0"
        }
        """;

    private const string PlainInteractions =
        """
        {
          "type": "record",
          "name": "Interactions",
          "namespace": "com.amazonaws.personalize.schema",
          "fields": [
            { "name": "USER_ID", "type": "string" },
            { "name": "ITEM_ID", "type": "string" },
            { "name": "EVENT_TYPE", "type": "string" },
            { "name": "TIMESTAMP", "type": "long" }
          ],
          "version": "1.0"
        }
        """;

    private const string InteractionsWithValue =
        """
        {
          "type": "record",
          "name": "Interactions",
          "namespace": "com.amazonaws.personalize.schema",
          "fields": [
            { "name": "USER_ID", "type": "string" },
            { "name": "ITEM_ID", "type": "string" },
            { "name": "EVENT_TYPE", "type": "string" },
            { "name": "TIMESTAMP", "type": "long" },
            { "name": "EVENT_VALUE", "type": "float" }
          ],
          "version": "1.0"
        }
        """;

    /// <summary>Schema of the interactions file.</summary>
    /// <param name="eventValue">Whether the file has the column EVENT_VALUE.</param>
    public static string Interactions(bool eventValue = false) => eventValue ? InteractionsWithValue : PlainInteractions;
}
